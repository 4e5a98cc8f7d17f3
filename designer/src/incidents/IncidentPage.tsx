// One incident: how severe, whose, whom it concerns, and everything that was done about it.
import { SEVERITIES, SEVERITY_LABELS } from '@sopwith/engine';
import type { IncidentDetail } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type IncidentChange, peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import { PageState } from '../shell/PageState.tsx';
import { Clock } from './Clock.tsx';
import { SeverityTag } from './SeverityTag.tsx';
import { Timeline } from './Timeline.tsx';
import './incidents.css';

export function IncidentPage() {
  const { incidentId = '' } = useParams();
  const incident = useQuery({ queryKey: ['incidents', incidentId], queryFn: () => peopleApi.incident(incidentId), refetchInterval: 5_000 });
  if (!incident.data) return <PageState error={incident.error} onRetry={() => void incident.refetch()} />;
  return <OpenedIncident incident={incident.data} />;
}

function OpenedIncident({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (wanted: IncidentChange) => peopleApi.changeIncident(incident.id, wanted),
    onSuccess: (changed) => {
      client.setQueryData(['incidents', incident.id], changed);
      void client.invalidateQueries({ queryKey: ['incidents'], exact: true });
    },
  });
  const { id, title, severity, status, openedAt, resolvedAt, timeline, concerned } = incident;
  return (
    <>
      <PageHead
        title={
          <span className="status-tags">
            {title} <SeverityTag severity={severity} /> {status === 'resolved' && <Tag color="green">{t('incident.status_resolved')}</Tag>}
          </span>
        }
        text={`${id} · ${formatMoment(openedAt, language)}`}
        actions={<Clock since={openedAt} until={resolvedAt} />}
      />
      <FailureNote error={change.error} />
      <div className="incident-columns">
        <section aria-label={t('incident.timeline')} className="card">
          <h2>{t('incident.timeline')}</h2>
          <Timeline lines={timeline} />
          <Say status={status} busy={change.isPending} onSay={change.mutateAsync} />
        </section>
        <div className="incident-side">
          <Standing incident={incident} busy={change.isPending} onChange={change.mutate} />
          <Concerned concerned={concerned} busy={change.isPending} onAdd={(userId) => change.mutateAsync({ op: 'add', userId })} />
        </div>
      </div>
    </>
  );
}

interface SayProps {
  readonly status: IncidentDetail['status'];
  readonly busy: boolean;
  readonly onSay: (change: IncidentChange) => Promise<unknown>;
}

function Say({ status, busy, onSay }: SayProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const say = (op: 'note' | 'resolve' | 'reopen') => {
    // Empty at once, so that the next line can be written; what was refused comes back to be sent again.
    setText('');
    onSay({ op, text: text.trim() }).catch(() => setText((written) => (written === '' ? text : written)));
  };
  const empty = text.trim() === '';
  return (
    <div className="incident-say">
      <label htmlFor={id}>{t('incident.say')}</label>
      <Input.TextArea id={id} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={text} onChange={({ target }) => setText(target.value)} />
      <div className="incident-tools">
        <Button type="primary" disabled={empty || busy} onClick={() => say('note')}>
          {t('incident.note')}
        </Button>
        {status === 'open' ? (
          <Button disabled={empty || busy} onClick={() => say('resolve')}>
            {t('incident.resolve')}
          </Button>
        ) : (
          <Button danger disabled={empty || busy} onClick={() => say('reopen')}>
            {t('incident.reopen')}
          </Button>
        )}
      </div>
      <p className="muted">{t('incident.sayHelp')}</p>
    </div>
  );
}

interface StandingProps {
  readonly incident: IncidentDetail;
  readonly busy: boolean;
  readonly onChange: (change: IncidentChange) => void;
}

function Standing({ incident: { severity, owner }, busy, onChange }: StandingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [name, setName] = useState(owner);
  return (
    <section aria-label={t('incident.standing')} className="card">
      <h2>{t('incident.standing')}</h2>
      <label htmlFor={`${id}-severity`}>{t('incident.severity')}</label>
      <Select
        id={`${id}-severity`}
        disabled={busy}
        value={severity}
        options={SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value][language] }))}
        onChange={(to) => onChange({ op: 'severity', severity: to })}
      />
      <label htmlFor={`${id}-owner`}>{t('incident.owner')}</label>
      <form
        className="incident-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && name.trim() !== owner) onChange({ op: 'owner', owner: name.trim() });
        }}
      >
        <Input id={`${id}-owner`} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        <Button htmlType="submit" disabled={busy || name.trim() === '' || name.trim() === owner}>
          {t('incident.handOver')}
        </Button>
      </form>
    </section>
  );
}

interface ConcernedProps {
  readonly concerned: IncidentDetail['concerned'];
  readonly busy: boolean;
  readonly onAdd: (userId: string) => Promise<unknown>;
}

function Concerned({ concerned, busy, onAdd }: ConcernedProps) {
  const { t } = useTranslation();
  const id = useId();
  const [userId, setUserId] = useState('');
  return (
    <section aria-label={t('incident.concerned')} className="card">
      <h2>{t('incident.concerned')}</h2>
      {concerned.length === 0 ? (
        <p className="muted">{t('incident.nobody')}</p>
      ) : (
        <ul className="incident-people">
          {concerned.map((member) => (
            <li key={member.userId}>
              <Link to={`/members/${encodeURIComponent(member.userId)}`}>{member.name ?? member.userId}</Link>
            </li>
          ))}
        </ul>
      )}
      <form
        className="incident-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (userId.trim() !== '') {
            onAdd(userId.trim()).then(
              () => setUserId(''),
              () => {},
            );
          }
        }}
      >
        <Input id={id} aria-label={t('incident.memberId')} placeholder={t('incident.memberId')} value={userId} onChange={({ target }) => setUserId(target.value)} />
        <Button htmlType="submit" disabled={busy || userId.trim() === ''}>
          {t('incident.add')}
        </Button>
      </form>
    </section>
  );
}
