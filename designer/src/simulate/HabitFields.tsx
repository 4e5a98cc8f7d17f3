import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from '../panel/EventField.tsx';
import { NamedTexts } from './NamedTexts.tsx';
import { type Habit, type HabitHow, LIMITS } from './simulation-form.ts';

interface HabitFieldsProps {
  readonly habits: readonly Habit[];
  readonly onChange: (habits: readonly Habit[]) => void;
}

const DAILY = { type: 'daily', percent: 50, from: '08:00', to: '22:00' } as const;

export function HabitFields({ habits, onChange }: HabitFieldsProps) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={t('simulate.habits')}>
      <h2>{t('simulate.habits')}</h2>
      <p className="muted simulate-lead">{t('simulate.habitsHelp')}</p>
      <ol className="simulate-rows">
        {habits.map((habit, index) => (
          <li key={index} data-testid="habit-row">
            <Row habit={habit} number={index + 1} onChange={(next) => onChange(habits.with(index, next))} onRemove={() => onChange(habits.filter((_, other) => other !== index))} />
          </li>
        ))}
      </ol>
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...habits, { event: '', how: DAILY, properties: [] }])}>
        {t('simulate.addEvent')}
      </Button>
    </section>
  );
}

interface RowProps {
  readonly habit: Habit;
  readonly number: number;
  readonly onChange: (habit: Habit) => void;
  readonly onRemove: () => void;
}

function Row({ habit, number, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const { event, how, properties } = habit;
  return (
    <>
      <div className="simulate-row-head">
        <EventField label={t('simulate.event', { number })} value={event} onChange={(next) => onChange({ ...habit, event: next })} />
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('simulate.removeEvent', { number })} onClick={onRemove} />
      </div>
      <div className="simulate-line">
        <Select<HabitHow['type']>
          aria-label={t('simulate.how', { number })}
          value={how.type}
          options={(['daily', 'rate'] as const).map((type) => ({ value: type, label: t(`simulate.how_${type}`) }))}
          onChange={(type) => onChange({ ...habit, how: type === 'daily' ? DAILY : { type, perDay: 1 } })}
        />
        <How how={how} number={number} onChange={(next) => onChange({ ...habit, how: next })} />
      </div>
      <NamedTexts event={event} number={number} value={properties} onChange={(next) => onChange({ ...habit, properties: next })} />
    </>
  );
}

function How({ how, number, onChange }: { readonly how: HabitHow; readonly number: number; readonly onChange: (how: HabitHow) => void }) {
  const { t } = useTranslation();
  if (how.type === 'rate') {
    return (
      <>
        <InputNumber className="fit" aria-label={t('simulate.perDay', { number })} min={0} max={LIMITS.perDay} step={0.1} value={how.perDay} onChange={(perDay) => onChange({ ...how, perDay: perDay ?? 0 })} />
        <span>{t('simulate.timesADay')}</span>
      </>
    );
  }
  return (
    <>
      <InputNumber className="fit" aria-label={t('simulate.percent', { number })} min={0} max={100} value={how.percent} suffix="%" onChange={(percent) => onChange({ ...how, percent: percent ?? 0 })} />
      <span className="simulate-between">
        <span>{t('simulate.between')}</span>
        <Input className="fit" type="time" aria-label={t('simulate.between_from', { number })} value={how.from} onChange={({ target }) => onChange({ ...how, from: target.value })} />
        <span>{t('simulate.and')}</span>
        <Input className="fit" type="time" aria-label={t('simulate.between_to', { number })} value={how.to} onChange={({ target }) => onChange({ ...how, to: target.value })} />
      </span>
    </>
  );
}
