import type { WorkingCalendar } from '@sopwith/engine';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';
import { daysByYear, nextYear, withYear } from './calendar-year.ts';
import { DaysFields, useDays } from './DaysFields.tsx';
import { useSaveCalendar } from './use-calendars.ts';

interface YearDialogProps {
  readonly calendar: WorkingCalendar;
  /** The one to edit; null: one that is added. */
  readonly year: string | null;
  /** With what it was before. */
  readonly onSaved: (before: WorkingCalendar) => void;
  readonly onClose: () => void;
}

/** Pasted as the yearly notice gives them; what is typed is read at once, so that a slip is seen. */
export function YearDialog({ calendar, year: edited, onSaved, onClose }: YearDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [year, setYear] = useState(() => edited ?? nextYear(calendar));
  const isYear = /^20\d\d$/.test(year) && year >= calendar.from.slice(0, 4) && year <= nextYear(calendar);
  const known = daysByYear(calendar).find((one) => one.year === edited);
  const days = useDays(year, known);
  const save = useSaveCalendar(() => {
    onSaved(calendar);
    onClose();
  });
  return (
    <FormDialog
      title={edited === null ? t('calendar.addYear') : t('calendar.editYear', { year: edited })}
      okText={t('calendar.save')}
      // A year that is edited may have no days off at all; one that is added without any was forgotten.
      ready={isYear && days.isRead && (edited !== null || days.off.length > 0)}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate(withYear(calendar, year, days.off, days.worked))}
      onClose={onClose}
    >
      {edited === null && (
        <Field label={t('calendar.whichYear')} id={`${id}-year`} problem={isYear ? undefined : t('calendar.noGap', { year: nextYear(calendar) })}>
          <Input id={`${id}-year`} inputMode="numeric" maxLength={4} value={year} onChange={({ target }) => setYear(target.value)} />
        </Field>
      )}
      <DaysFields days={days} />
    </FormDialog>
  );
}
