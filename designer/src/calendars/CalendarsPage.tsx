// The calendars of working days: how far each knows, its years, and how one is made, edited and deleted.
import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { builtinCalendars, type WorkingCalendar } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import { PageState } from '../shell/PageState.tsx';
import { daysByYear, endsSoon, spansOf } from './calendar-year.ts';
import './calendars.css';
import { NewCalendarDialog } from './NewCalendarDialog.tsx';
import { useDeleteCalendar, useSaveCalendar } from './use-calendars.ts';
import { YearDialog } from './YearDialog.tsx';

type Open = { readonly what: 'new' } | { readonly what: 'year'; readonly calendar: WorkingCalendar; readonly year: string | null };

/** What was done last, which can be undone by saving the calendar as it was. */
interface Done {
  readonly what: 'edited' | 'deleted';
  readonly before: WorkingCalendar;
}

export function CalendarsPage() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: peopleApi.calendars });
  const remove = useDeleteCalendar((before) => setDone({ what: 'deleted', before }));
  if (!calendars.data) return <PageState error={calendars.error} onRetry={() => void calendars.refetch()} />;
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title={t('common.calendars')}
        text={t('calendar.text')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'new' })}>
            {t('calendar.add')}
          </Button>
        }
      />
      <FailureNote error={remove.error} />
      {done && <DoneNote done={done} onClose={() => setDone(null)} />}
      {calendars.data.length === 0 ? (
        <Empty className="page-empty" description={t('calendar.none')} />
      ) : (
        calendars.data.map((calendar) => (
          <CalendarCard key={calendar.id} calendar={calendar} onYear={(year) => setOpen({ what: 'year', calendar, year })} onDelete={() => remove.mutate(calendar)} />
        ))
      )}
      {open?.what === 'new' && <NewCalendarDialog known={calendars.data} onClose={close} />}
      {open?.what === 'year' && (
        <YearDialog
          calendar={open.calendar}
          year={open.year}
          onSaved={(before) => {
            remove.reset();
            setDone({ what: 'edited', before });
          }}
          onClose={close}
        />
      )}
    </>
  );
}

function DoneNote({ done: { what, before }, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const undo = useSaveCalendar(onClose);
  return (
    <div role="status">
      <FailureNote error={undo.error} />
      <Alert
        className="calendar-done"
        type="success"
        showIcon
        closable={{ onClose, 'aria-label': t('common.close') }}
        title={t(`calendar.${what}`, { name: before.title[language] })}
        action={
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(before)}>
            {t('calendar.undo')}
          </Button>
        }
      />
    </div>
  );
}

interface CalendarCardProps {
  readonly calendar: WorkingCalendar;
  /** Null: a year more. */
  readonly onYear: (year: string | null) => void;
  readonly onDelete: () => void;
}

function CalendarCard({ calendar, onYear, onDelete }: CalendarCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, from, to } = calendar;
  const name = title[language];
  const isBuiltin = builtinCalendars.some((builtin) => builtin.id === id);
  return (
    <section className="card calendar-card" aria-label={`${name} ${id}`} data-testid={`calendar-${id}`}>
      <div className="calendar-head">
        <div>
          <h2>{name}</h2>
          <p className="muted">{t('calendar.coverage', { from, to })}</p>
        </div>
        <div className="page-actions">
          <Button icon={<PlusOutlined />} onClick={() => onYear(null)}>
            {t('calendar.addYear')}
          </Button>
          {!isBuiltin && (
            <Popconfirm title={t('calendar.deleteAsk', { name })} okText={t('calendar.delete')} cancelText={t('common.cancel')} onConfirm={onDelete}>
              <Button icon={<DeleteOutlined />} aria-label={t('calendar.deleteOne', { name })} />
            </Popconfirm>
          )}
        </div>
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
              <dd>{spansOf(off, language === 'zh' ? '、' : ', ') || '–'}</dd>
            </div>
            <div>
              <dt>{t('calendar.worked')}</dt>
              <dd>{spansOf(worked, language === 'zh' ? '、' : ', ') || '–'}</dd>
            </div>
          </dl>
          <Button size="small" icon={<EditOutlined />} aria-label={t('calendar.editYear', { year })} onClick={() => onYear(year)}>
            {t('calendar.edit')}
          </Button>
        </details>
      ))}
    </section>
  );
}
