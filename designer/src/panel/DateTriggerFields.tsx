import { type ContextField, type DateTrigger, type DatedRecord, EVENT_TITLES } from '@sopwith/engine';
import { Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ContextMapping } from './ContextMapping.tsx';
import { Field } from './Field.tsx';
import { useNames } from './names.ts';
import { SuggestField } from './SuggestField.tsx';
import { TagsField } from './TagsField.tsx';
import { TimeField } from './TimeField.tsx';
import { WhereField } from './WhereField.tsx';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface DateTriggerFieldsProps {
  readonly trigger: DateTrigger;
  readonly context: readonly ContextField[];
  readonly onChange: (trigger: DateTrigger) => void;
}

const NEW_RECORD: DatedRecord = { events: [], id: '', over: [] };

/** Around which date: one of the subject's own, or that of each of its records; how far from it, and on which days. */
export function DateTriggerFields({ trigger, context, onChange }: DateTriggerFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { record } = trigger;
  /** A setting that says nothing is left out. */
  const choose = (name: 'on' | 'zone' | 'ifPast', value: string) => {
    const { [name]: _, ...rest } = trigger;
    onChange((value === '' ? rest : { ...rest, [name]: value }) as DateTrigger);
  };
  const setSource = (source: 'own' | 'record') => {
    const { record: _, context: __, where: ___, ...rest } = trigger;
    onChange(source === 'record' ? { ...rest, record: NEW_RECORD } : rest);
  };
  return (
    <>
      <Field label={t('panel.dateOf')} id={`${id}-of`}>
        <Select
          id={`${id}-of`}
          value={record === undefined ? 'own' : 'record'}
          options={(['own', 'record'] as const).map((value) => ({ value, label: t(`panel.dateOf_${value}`) }))}
          onChange={setSource}
        />
      </Field>
      {record === undefined ? (
        <Field label={t('panel.dateAttribute')} id={`${id}-attribute`} help={t('panel.dateAttributeHelp')}>
          <SuggestField id={`${id}-attribute`} from="attributes" value={trigger.attribute} onChange={(attribute) => onChange({ ...trigger, attribute })} />
        </Field>
      ) : (
        <RecordFields
          record={record}
          attribute={trigger.attribute}
          onChange={(next) => onChange({ ...trigger, ...next })}
        />
      )}
      <div className="field-row">
        <InputNumber
          aria-label={t('panel.dateOffset')}
          value={trigger.offsetDays}
          precision={0}
          min={-3650}
          max={3650}
          suffix={t('panel.days')}
          onChange={(days) => onChange({ ...trigger, offsetDays: days ?? 0 })}
        />
        <TimeField label={t('panel.time')} value={trigger.time} onChange={(time) => onChange({ ...trigger, time: time ?? '09:00' })} />
      </div>
      <Field label={t('panel.dateOn')} id={`${id}-on`} help={t('panel.dateOnHelp')}>
        <Select
          id={`${id}-on`}
          value={trigger.on ?? ''}
          options={(['', 'weekdays', 'working'] as const).map((value) => ({ value, label: t(`panel.dateOn_${value === '' ? 'any' : value}`) }))}
          onChange={(value) => choose('on', value)}
        />
      </Field>
      <Field label={t('panel.zone')} id={`${id}-zone`} help={t('panel.dateZoneHelp')}>
        <Input id={`${id}-zone`} value={trigger.zone ?? ''} placeholder={t('panel.dateZoneOwn')} onChange={({ target }) => choose('zone', target.value.trim())} />
      </Field>
      <Field label={t('panel.dateIfPast')} id={`${id}-past`}>
        <Select
          id={`${id}-past`}
          value={trigger.ifPast ?? ''}
          options={(['', 'now'] as const).map((value) => ({ value, label: t(`panel.dateIfPast_${value === '' ? 'skip' : value}`) }))}
          onChange={(value) => choose('ifPast', value)}
        />
      </Field>
      <WhereField of={trigger} {...(record?.events[0] === undefined ? {} : { event: record.events[0] })} onChange={onChange} />
      {record !== undefined && context.length > 0 && (
        <ContextMapping
          trigger={{ event: record.events[0] ?? '', ...(trigger.context === undefined ? {} : { context: trigger.context }) }}
          fields={context}
          onChange={(mapping) => {
            const { context: _, ...rest } = trigger;
            onChange(Object.keys(mapping).length > 0 ? { ...rest, context: mapping } : rest);
          }}
        />
      )}
    </>
  );
}

interface RecordFieldsProps {
  readonly record: DatedRecord;
  readonly attribute: string;
  readonly onChange: (next: Partial<Pick<DateTrigger, 'attribute'>> & { readonly record?: DatedRecord }) => void;
}

/** Which events tell of a record, by which property they name it, where its date stands, and what ends it. */
function RecordFields({ record, attribute, onChange }: RecordFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { events, propertiesOf } = useNames();
  const known = [...new Set([...events, ...Object.keys(EVENT_TITLES)])];
  const properties = [...new Set(record.events.flatMap(propertiesOf))].map((value) => ({ value }));
  const to = (next: Partial<DatedRecord>) => onChange({ record: { ...record, ...next } });
  return (
    <>
      <Field label={t('panel.recordEvents')} id={`${id}-events`} help={t('panel.recordEventsHelp')}>
        <TagsField id={`${id}-events`} value={record.events} suggestions={known} onChange={(next) => to({ events: [...next] })} />
      </Field>
      <Field label={t('panel.recordId')} id={`${id}-id`} help={t('panel.recordIdHelp')}>
        <SuggestingInput id={`${id}-id`} value={record.id} options={properties} onChange={(next: string) => to({ id: next.trim() })} />
      </Field>
      <Field label={t('panel.recordDate')} id={`${id}-date`} help={t('panel.recordDateHelp')}>
        <SuggestingInput id={`${id}-date`} value={attribute} options={properties} onChange={(next: string) => onChange({ attribute: next.trim() })} />
      </Field>
      <Field label={t('panel.recordOver')} id={`${id}-over`} help={t('panel.recordOverHelp')}>
        <TagsField id={`${id}-over`} value={record.over} suggestions={known} onChange={(next) => to({ over: [...next] })} />
      </Field>
    </>
  );
}
