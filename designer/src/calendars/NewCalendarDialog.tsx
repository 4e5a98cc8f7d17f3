import type { WorkingCalendar } from '@sopwith/engine';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';
import { calendarProblem, newCalendar } from './calendar-year.ts';
import { DaysFields, useDays } from './DaysFields.tsx';
import { useSaveCalendar } from './use-calendars.ts';

interface NewCalendarDialogProps {
  readonly known: readonly Pick<WorkingCalendar, 'id'>[];
  readonly onClose: () => void;
}

export function NewCalendarDialog({ known, onClose }: NewCalendarDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState('');
  const [called, setCalled] = useState('');
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const isYear = /^20\d\d$/.test(year);
  const days = useDays(year);
  const problem = calendarProblem(called, known);
  const save = useSaveCalendar(onClose);
  return (
    <FormDialog
      title={t('calendar.add')}
      okText={t('calendar.save')}
      ready={name.trim() !== '' && called !== '' && problem === null && isYear && days.isRead}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate(newCalendar(called, name.trim(), year, days.off, days.worked))}
      onClose={onClose}
    >
      <Field label={t('calendar.name')} id={`${id}-name`}>
        <Input id={`${id}-name`} autoFocus maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <div className="field-pair">
        <Field label={t('calendar.id')} id={`${id}-id`} help={t('calendar.idHelp')} problem={problem === null ? undefined : t(`calendar.id_${problem}`)}>
          <Input id={`${id}-id`} maxLength={40} placeholder="campus" value={called} onChange={({ target }) => setCalled(target.value)} />
        </Field>
        <Field label={t('calendar.firstYear')} id={`${id}-year`} problem={isYear ? undefined : t('calendar.noYear')}>
          <Input id={`${id}-year`} inputMode="numeric" maxLength={4} value={year} onChange={({ target }) => setYear(target.value)} />
        </Field>
      </div>
      <DaysFields days={days} />
    </FormDialog>
  );
}
