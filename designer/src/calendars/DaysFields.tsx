import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { Field } from '../panel/Field.tsx';
import { readDays, spansOf } from './calendar-year.ts';

/** What is typed of a year: the text, and the days that it says. */
export function useDays(year: string, known?: { readonly off: readonly string[]; readonly worked: readonly string[] }) {
  const [offText, setOff] = useState(() => spansOf(known?.off ?? []));
  const [workedText, setWorked] = useState(() => spansOf(known?.worked ?? []));
  const off = readDays(offText, year);
  const worked = readDays(workedText, year);
  return {
    off: off.days,
    worked: worked.days,
    isRead: off.wrong.length === 0 && worked.wrong.length === 0,
    fields: { off: { ...off, text: offText, type: setOff }, worked: { ...worked, text: workedText, type: setWorked } },
  };
}

export function DaysFields({ days: { fields } }: { readonly days: ReturnType<typeof useDays> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const wrong = (words: readonly string[]) => (words.length === 0 ? undefined : t('calendar.wrong', { days: words.join(language === 'zh' ? '、' : ', ') }));
  const { off, worked } = fields;
  return (
    <>
      <Field label={t('calendar.off')} id={`${id}-off`} help={t('calendar.daysHelp', { count: off.days.length })} problem={wrong(off.wrong)}>
        <Input.TextArea id={`${id}-off`} autoSize={{ minRows: 3, maxRows: 10 }} placeholder="01-01~01-03, 02-05" value={off.text} onChange={({ target }) => off.type(target.value)} />
      </Field>
      <Field label={t('calendar.worked')} id={`${id}-worked`} help={t('calendar.workedHelp', { count: worked.days.length })} problem={wrong(worked.wrong)}>
        <Input.TextArea id={`${id}-worked`} autoSize={{ minRows: 2, maxRows: 10 }} placeholder="02-07, 10-10" value={worked.text} onChange={({ target }) => worked.type(target.value)} />
      </Field>
    </>
  );
}
