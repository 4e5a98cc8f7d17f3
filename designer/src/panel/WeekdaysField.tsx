import type { Weekday } from '@sopwith/engine';
import { useTranslation } from 'react-i18next';
import { EVERY_DAY } from './read-setting.ts';

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

export function WeekdaysField({
  value,
  onChange,
}: {
  readonly value: readonly Weekday[];
  readonly onChange: (days: readonly Weekday[]) => void;
}) {
  const { t } = useTranslation();
  const toggle = (day: Weekday) => onChange(EVERY_DAY.filter((each) => (each === day ? !value.includes(each) : value.includes(each))));
  return (
    <div className="weekdays">
      {EVERY_DAY.map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={value.includes(day)}
          onClick={() => toggle(day)}
        >
          <span aria-hidden="true">{t(`panel.day_${day}`)}</span>
          <span className="sr-only">{t(`panel.weekday_${day}`)}</span>
        </button>
      ))}
      <div className="weekdays-sets">
        <button type="button" onClick={() => onChange(EVERY_DAY)}>
          {t('panel.everyDay')}
        </button>
        <button type="button" onClick={() => onChange(WORKDAYS)}>
          {t('panel.workdays')}
        </button>
      </div>
    </div>
  );
}
