import { Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';
import { planAs, readPlan, type SchedulePlan, writePlan } from './schedule-plan.ts';
import { TimeField } from './TimeField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';

const KINDS: readonly SchedulePlan['type'][] = ['weekly', 'monthly', 'cron'];

/** When a schedule comes: on weekdays or once a month by a form, anything else as a cron expression. */
export function ScheduleTimes({ cron, onChange }: { readonly cron: string; readonly onChange: (cron: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  // Whoever wants to write it themselves may also write what the form could show.
  const [writes, setWrites] = useState(readPlan(cron).type === 'cron');
  const plan: SchedulePlan = writes ? { type: 'cron', cron } : readPlan(cron);
  const set = (next: SchedulePlan) => {
    setWrites(next.type === 'cron');
    onChange(writePlan(next));
  };
  return (
    <>
      <Field label={t('panel.schedule')} id={`${id}-kind`}>
        <Select
          id={`${id}-kind`}
          value={plan.type}
          options={KINDS.map((value) => ({ value, label: t(`panel.schedule_${value}`) }))}
          onChange={(type) => set(planAs(type, plan))}
        />
      </Field>
      {plan.type === 'weekly' && (
        <WeekdaysField value={plan.weekdays} onChange={(weekdays) => weekdays.length > 0 && set({ ...plan, weekdays })} />
      )}
      {plan.type === 'monthly' && (
        <Field label={t('panel.dayOfMonth')} id={`${id}-day`} help={t('panel.dayOfMonthHelp')}>
          <InputNumber id={`${id}-day`} min={1} max={31} precision={0} value={plan.day} onChange={(day) => set({ ...plan, day: day ?? 1 })} />
        </Field>
      )}
      {plan.type === 'cron' ? (
        <Field label={t('panel.cron')} id={`${id}-cron`} help={t('panel.cronHelp')}>
          <Input id={`${id}-cron`} value={cron} onChange={({ target }) => onChange(target.value)} />
        </Field>
      ) : (
        <Field label={t('panel.time')} id={`${id}-time`}>
          <TimeField id={`${id}-time`} value={plan.time} onChange={(time) => set({ ...plan, time: time ?? plan.time })} />
        </Field>
      )}
    </>
  );
}
