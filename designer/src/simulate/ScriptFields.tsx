import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from '../panel/EventField.tsx';
import { NamedTexts } from './NamedTexts.tsx';
import type { ScriptRow, ScriptWhen } from './simulation-form.ts';

interface ScriptFieldsProps {
  readonly script: readonly ScriptRow[];
  /** What a new row begins with. */
  readonly first: string;
  readonly onChange: (script: readonly ScriptRow[]) => void;
}

const UNITS = ['minutes', 'hours', 'days'] as const;

export function ScriptFields({ script, first, onChange }: ScriptFieldsProps) {
  const { t } = useTranslation();
  const add = () => onChange([...script, { when: { type: 'after', amount: 1, unit: 'hours' }, event: first, properties: [] }]);
  return (
    <section className="card" aria-label={t('simulate.script')}>
      <h2>{t('simulate.script')}</h2>
      <p className="muted simulate-lead">{t('simulate.scriptHelp')}</p>
      <ol className="simulate-rows">
        {script.map((row, index) => (
          <li key={index} data-testid="script-row">
            <Row row={row} number={index + 1} onChange={(next) => onChange(script.with(index, next))} onRemove={() => onChange(script.filter((_, other) => other !== index))} />
          </li>
        ))}
      </ol>
      <Button type="dashed" icon={<PlusOutlined />} onClick={add} data-testid="add-script-row">
        {t('simulate.addEvent')}
      </Button>
    </section>
  );
}

interface RowProps {
  readonly row: ScriptRow;
  readonly number: number;
  readonly onChange: (row: ScriptRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, number, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const { when, event, properties } = row;
  return (
    <>
      <div className="simulate-row-head">
        <EventField label={t('simulate.event', { number })} value={event} onChange={(next) => onChange({ ...row, event: next })} />
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('simulate.removeEvent', { number })} onClick={onRemove} />
      </div>
      <div className="simulate-line">
        <Select<ScriptWhen['type']>
          aria-label={t('simulate.whenKind', { number })}
          value={when.type}
          options={(['after', 'day'] as const).map((type) => ({ value: type, label: t(`simulate.when_${type}`) }))}
          onChange={(type) => onChange({ ...row, when: type === 'after' ? { type, amount: 1, unit: 'hours' } : { type, day: 1, time: '20:00' } })}
        />
        <When when={when} number={number} onChange={(next) => onChange({ ...row, when: next })} />
      </div>
      <NamedTexts event={event} number={number} value={properties} onChange={(next) => onChange({ ...row, properties: next })} />
    </>
  );
}

function When({ when, number, onChange }: { readonly when: ScriptWhen; readonly number: number; readonly onChange: (when: ScriptWhen) => void }) {
  const { t } = useTranslation();
  if (when.type === 'day') {
    return (
      <>
        <span>{t('simulate.dayBefore')}</span>
        <InputNumber className="fit" aria-label={t('simulate.day', { number })} min={1} max={366} precision={0} value={when.day} onChange={(day) => onChange({ ...when, day: day ?? 1 })} />
        <span>{t('simulate.dayAfter')}</span>
        <Input className="fit" type="time" aria-label={t('simulate.time', { number })} value={when.time} onChange={({ target }) => onChange({ ...when, time: target.value })} />
      </>
    );
  }
  return (
    <>
      <InputNumber className="fit" aria-label={t('simulate.amount', { number })} min={0} value={when.amount} onChange={(amount) => onChange({ ...when, amount: amount ?? 0 })} />
      <Select
        className="fit"
        aria-label={t('simulate.unit', { number })}
        value={when.unit}
        options={UNITS.map((unit) => ({ value: unit, label: t(`panel.unit_${unit}`) }))}
        onChange={(unit) => onChange({ ...when, unit })}
      />
    </>
  );
}
