// The calendars of working days: how far each knows, and a year more.
import { PlusOutlined } from '@ant-design/icons';
import type { WorkingCalendar } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { PageState } from '../shell/PageState.tsx';
import { AddYearDialog } from './AddYearDialog.tsx';
import { daysByYear, endsSoon } from './calendar-year.ts';
import './calendars.css';

export function CalendarsPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<WorkingCalendar | null>(null);
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: peopleApi.calendars });
  if (!calendars.data) return <PageState error={calendars.error} onRetry={() => void calendars.refetch()} />;
  return (
    <>
      <PageHead title={t('common.calendars')} text={t('calendar.text')} />
      {calendars.data.length === 0 ? (
        <Empty className="page-empty" description={t('calendar.none')} />
      ) : (
        calendars.data.map((calendar) => <CalendarCard key={calendar.id} calendar={calendar} onAdd={() => setAdding(calendar)} />)
      )}
      {adding && <AddYearDialog calendar={adding} onClose={() => setAdding(null)} />}
    </>
  );
}

function CalendarCard({ calendar, onAdd }: { readonly calendar: WorkingCalendar; readonly onAdd: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { title, from, to } = calendar;
  return (
    <section className="card calendar-card" aria-label={title[language]}>
      <div className="calendar-head">
        <div>
          <h2>{title[language]}</h2>
          <p className="muted">{t('calendar.coverage', { from, to })}</p>
        </div>
        <Button icon={<PlusOutlined />} onClick={onAdd}>
          {t('calendar.addYear')}
        </Button>
      </div>
      {endsSoon(calendar, Date.now()) && <Alert type="warning" showIcon title={t('calendar.endsSoon', { to })} />}
      {daysByYear(calendar).map(({ year, off, worked }) => (
        <details key={year}>
          <summary>
            {t('calendar.year', { year })} <span className="muted">{t('calendar.figures', { off: off.length, worked: worked.length })}</span>
          </summary>
          <dl className="facts">
            <div>
              <dt>{t('calendar.off')}</dt>
              <dd>{off.join(language === 'zh' ? '、' : ', ') || '–'}</dd>
            </div>
            <div>
              <dt>{t('calendar.worked')}</dt>
              <dd>{worked.join(language === 'zh' ? '、' : ', ') || '–'}</dd>
            </div>
          </dl>
        </details>
      ))}
    </section>
  );
}
