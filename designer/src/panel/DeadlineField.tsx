import type { Deadline, Json } from '@sopwith/engine';
import { Checkbox, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorField } from './AnchorField.tsx';
import { DurationField } from './DurationField.tsx';
import { Field } from './Field.tsx';
import { firstDeadline, readAnchor, readDeadline, readDuration } from './read-setting.ts';
import { TimeField } from './TimeField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';

const KINDS: readonly Deadline['type'][] = ['after', 'at', 'date'];

interface DeadlineFieldProps {
  readonly value: Json | undefined;
  readonly nullable: boolean;
  readonly label: string;
  /** What has passed is so at once: nothing is to be chosen. */
  readonly pastIsNow?: boolean;
  readonly onChange: (value: Json) => void;
}

export function DeadlineField({ value, nullable, label, pastIsNow = false, onChange }: DeadlineFieldProps) {
  const { t } = useTranslation();
  const deadline = readDeadline(value);
  // A deadline is plain JSON; its type only lacks the index signature.
  const set = (next: Deadline | null) => onChange(next as unknown as Json);
  const kinds = nullable ? (['none', ...KINDS] as const) : KINDS;
  return (
    <div className="field-stack">
      <Select<Deadline['type'] | 'none'>
        aria-label={label}
        value={deadline?.type ?? 'none'}
        options={kinds.map((kind) => ({ value: kind, label: t(`panel.deadline_${kind}`) }))}
        onChange={(kind) => set(firstDeadline(kind))}
      />
      {deadline?.type === 'after' && (
        <DurationField
          value={{ ...deadline.duration }}
          nullable={false}
          label={label}
          onChange={(duration) => set({ type: 'after', duration: readDuration(duration) ?? deadline.duration })}
        />
      )}
      {deadline?.type === 'at' && (
        <>
          <TimeField label={t('panel.time')} value={deadline.time} onChange={(time) => set({ ...deadline, time: time ?? deadline.time })} />
          {deadline.workingDays !== true && <WeekdaysField value={deadline.weekdays} onChange={(weekdays) => set({ ...deadline, weekdays })} />}
          <Checkbox
            checked={deadline.workingDays === true}
            onChange={({ target }) => {
              const { workingDays: _, ...rest } = deadline;
              set(target.checked ? { ...rest, workingDays: true } : rest);
            }}
          >
            {t('panel.workingDaysOnly')}
          </Checkbox>
        </>
      )}
      {deadline?.type === 'date' && <AnchoredDeadline deadline={deadline} pastIsNow={pastIsNow} onChange={set} />}
    </div>
  );
}

type Anchored = Extract<Deadline, { type: 'date' }>;

function AnchoredDeadline({ deadline, pastIsNow, onChange }: { readonly deadline: Anchored; readonly pastIsNow: boolean; readonly onChange: (next: Anchored) => void }) {
  const { t } = useTranslation();
  const days = useId();
  const past = useId();
  return (
    <>
      <AnchorField
        value={{ ...deadline.anchor }}
        label={t('panel.countedFrom')}
        onChange={(anchor) => onChange({ ...deadline, anchor: readAnchor(anchor) })}
      />
      <div className="field-pair">
        <Field label={t('panel.offsetDays')} id={days}>
          <InputNumber
            id={days}
            precision={0}
            value={deadline.offsetDays}
            onChange={(offsetDays) => onChange({ ...deadline, offsetDays: offsetDays ?? 0 })}
          />
        </Field>
        <Field label={t('panel.time')} id={`${days}-time`}>
          <TimeField
            id={`${days}-time`}
            value={deadline.time}
            onChange={(time) => onChange({ ...deadline, time: time ?? deadline.time })}
          />
        </Field>
      </div>
      <Field label={t('panel.offsetMinutes')} id={`${days}-minutes`}>
        <InputNumber
          id={`${days}-minutes`}
          precision={0}
          value={deadline.offsetMinutes ?? null}
          onChange={(minutes) => {
            const { offsetMinutes: _before, ...rest } = deadline;
            onChange(minutes === null ? rest : { ...rest, offsetMinutes: minutes });
          }}
        />
      </Field>
      <Field label={t('panel.onDays')} id={`${days}-on`}>
        <Select<NonNullable<Anchored['on']>>
          id={`${days}-on`}
          value={deadline.on ?? 'any'}
          options={(['any', 'weekdays', 'working'] as const).map((value) => ({ value, label: t(`panel.on_${value}`) }))}
          onChange={(on) => onChange({ ...deadline, on })}
        />
      </Field>
      {!pastIsNow && (
        <Field label={t('panel.ifPast')} id={past}>
          <Select
            id={past}
            value={deadline.ifPast}
            options={[
              { value: 'skip', label: t('panel.pastSkip') },
              { value: 'now', label: t('panel.pastNow') },
            ]}
            onChange={(ifPast) => onChange({ ...deadline, ifPast })}
          />
        </Field>
      )}
    </>
  );
}
