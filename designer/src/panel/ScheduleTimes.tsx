import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { MOST_HOURS, planAs, readPlan, type SchedulePlan, timesOf, writePlan } from '@sopwith/engine';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';
import { NumbersField } from './NumbersField.tsx';
import { TimeField } from './TimeField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';

const KINDS: readonly SchedulePlan['type'][] = ['weekly', 'monthly', 'cron'];

/** When a schedule comes: on weekdays or days of the month by a form, anything else as a cron expression. */
export function ScheduleTimes({ cron, onChange }: { readonly cron: string; readonly onChange: (cron: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  // Whoever wants to write it themselves may also write what the form could show.
  const [writes, setWrites] = useState(readPlan(cron).type === 'cron');
  const shown = readPlan(cron);
  const plan: SchedulePlan = writes ? { type: 'cron', cron } : shown;
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
          <NumbersField
            id={`${id}-day`}
            value={plan.days}
            onChange={(typed) => {
              const days = (Array.isArray(typed) ? typed.map(Number) : []).filter((day) => day <= 31);
              if (days.length > 0) set({ ...plan, days });
            }}
          />
        </Field>
      )}
      {plan.type === 'cron' ? (
        <Field label={t('panel.cron')} id={`${id}-cron`} help={shown.type === 'cron' && cron.trim() !== '' ? `${t('panel.cronOnly')} ${t('panel.cronHelp')}` : t('panel.cronHelp')}>
          <Input id={`${id}-cron`} value={cron} onChange={({ target }) => onChange(target.value)} />
        </Field>
      ) : (
        <TimesOfDay id={`${id}-time`} plan={plan} onChange={set} />
      )}
    </>
  );
}

type Timed = Exclude<SchedulePlan, { type: 'cron' }>;

function TimesOfDay({ id, plan, onChange }: { readonly id: string; readonly plan: Timed; readonly onChange: (plan: Timed) => void }) {
  const { t } = useTranslation();
  const times = timesOf(plan);
  const change = (index: number, time: string) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    onChange({ ...plan, minute, hours: [...new Set(plan.hours.with(index, hour))] });
  };
  const nextHour = Array.from({ length: 24 }, (_, n) => ((plan.hours.at(-1) ?? 8) + 1 + n) % 24).find((hour) => !plan.hours.includes(hour));
  return (
    <Field label={t('panel.time')} id={id} help={times.length > 1 ? t('panel.sameMinute') : undefined}>
      <div className="field-stack">
        {times.map((time, index) => (
          // Times have no identity beside their place.
          <div className="times-line" key={index}>
            <TimeField {...(index === 0 ? { id } : { label: t('panel.timeNumber', { number: index + 1 }) })} value={time} onChange={(next) => next !== null && change(index, next)} />
            {times.length > 1 && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('panel.dropTime', { time })}
                onClick={() => onChange({ ...plan, hours: plan.hours.filter((_, other) => other !== index) })}
              />
            )}
          </div>
        ))}
        {nextHour !== undefined && times.length < MOST_HOURS && (
          <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange({ ...plan, hours: [...plan.hours, nextHour] })}>
            {t('panel.addTime')}
          </Button>
        )}
      </div>
    </Field>
  );
}
