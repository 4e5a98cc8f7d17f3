import { type ContextField, SEVERITIES, SEVERITY_LABELS, type Trigger } from '@sopwith/engine';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { DateTriggerFields } from './DateTriggerFields.tsx';
import { EventTriggerFields } from './EventTriggerFields.tsx';
import { Field } from './Field.tsx';
import { FlowField } from './FlowField.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';
import { SegmentTriggerFields } from './SegmentTriggerFields.tsx';
import { TagsField } from './TagsField.tsx';
import { WhereField } from './WhereField.tsx';

interface TriggerFieldsProps {
  readonly trigger: Trigger;
  readonly context: readonly ContextField[];
  readonly onChange: (trigger: Trigger) => void;
}

/** What one trigger of a flow asks to be told, by its kind. */
export function TriggerFields({ trigger, context, onChange }: TriggerFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  switch (trigger.type) {
    case 'event':
      return <EventTriggerFields trigger={trigger} context={context} onChange={onChange} />;
    case 'segment':
      return <SegmentTriggerFields trigger={trigger} onChange={onChange} />;
    case 'schedule':
      return <ScheduleFields trigger={trigger} onChange={onChange} />;
    case 'keyword':
      return (
        <>
          <Field label={t('panel.keywords')} id={`${id}-words`} help={t('panel.keywordsHelp')}>
            <TagsField id={`${id}-words`} value={trigger.words} suggestions={[]} onChange={(words) => onChange({ ...trigger, words: [...words] })} />
          </Field>
          <Select
            aria-label={t('panel.keywordMatch')}
            value={trigger.match}
            options={(['contains', 'equals'] as const).map((value) => ({ value, label: t(`panel.match_${value}`) }))}
            onChange={(match) => onChange({ ...trigger, match })}
          />
          <WhereField of={trigger} event="message_posted" onChange={onChange} />
        </>
      );
    case 'flowEnded':
      return (
        <>
          <Field label={t('panel.endedFlow')} id={`${id}-flow`}>
            <FlowField id={`${id}-flow`} value={trigger.flow} onChange={(flow) => onChange({ ...trigger, flow })} />
          </Field>
          <Field label={t('panel.endedReasons')} id={`${id}-reasons`} help={t('panel.endedReasonsHelp')}>
            <TagsField id={`${id}-reasons`} value={trigger.reasons} suggestions={[]} onChange={(reasons) => onChange({ ...trigger, reasons: [...reasons] })} />
          </Field>
          <WhereField of={trigger} event="$flow.ended" onChange={onChange} />
        </>
      );
    case 'incident':
      return (
        <>
          <Field label={t('panel.incidentSeverity')} id={`${id}-severity`}>
            <Select
              id={`${id}-severity`}
              value={trigger.severity}
              options={SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value][language] }))}
              onChange={(severity) => onChange({ ...trigger, severity })}
            />
          </Field>
          <WhereField of={trigger} event="$incident.opened" onChange={onChange} />
        </>
      );
    case 'date':
      return <DateTriggerFields trigger={trigger} context={context} onChange={onChange} />;
  }
}
