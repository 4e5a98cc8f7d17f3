import type { WorkingCalendar } from '@sopwith/engine';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';
import { nextYear, readDays, withYear } from './calendar-year.ts';

/** Pasted as the yearly notice gives them; what is typed is read at once, so that a slip is seen. */
export function AddYearDialog({ calendar, onClose }: { readonly calendar: WorkingCalendar; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const id = useId();
  const [year, setYear] = useState(() => nextYear(calendar));
  const [offText, setOff] = useState('');
  const [workedText, setWorked] = useState('');
  const isYear = /^20\d\d$/.test(year) && year >= calendar.from.slice(0, 4) && year <= nextYear(calendar);
  const off = readDays(offText, year);
  const worked = readDays(workedText, year);
  const save = useMutation({
    mutationFn: () => peopleApi.saveCalendar(withYear(calendar, year, off.days, worked.days)),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['calendars'] }), client.invalidateQueries({ queryKey: ['catalog'] })]);
      onClose();
    },
  });
  const wrong = (words: readonly string[]) => (words.length === 0 ? undefined : t('calendar.wrong', { days: words.join(language === 'zh' ? '、' : ', ') }));
  return (
    <FormDialog
      title={t('calendar.addYear')}
      okText={t('calendar.save')}
      ready={isYear && off.days.length > 0 && off.wrong.length === 0 && worked.wrong.length === 0}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t('calendar.whichYear')} id={`${id}-year`} problem={isYear ? undefined : t('calendar.noGap', { year: nextYear(calendar) })}>
        <Input id={`${id}-year`} inputMode="numeric" maxLength={4} value={year} onChange={({ target }) => setYear(target.value)} />
      </Field>
      <Field label={t('calendar.off')} id={`${id}-off`} help={t('calendar.daysHelp', { count: off.days.length })} problem={wrong(off.wrong)}>
        <Input.TextArea id={`${id}-off`} autoSize={{ minRows: 3, maxRows: 10 }} placeholder="01-01~01-03, 02-05" value={offText} onChange={({ target }) => setOff(target.value)} />
      </Field>
      <Field label={t('calendar.worked')} id={`${id}-worked`} help={t('calendar.workedHelp', { count: worked.days.length })} problem={wrong(worked.wrong)}>
        <Input.TextArea id={`${id}-worked`} autoSize={{ minRows: 2, maxRows: 10 }} placeholder="02-07, 10-10" value={workedText} onChange={({ target }) => setWorked(target.value)} />
      </Field>
    </FormDialog>
  );
}
