import { PlusOutlined } from '@ant-design/icons';
import type { IncidentSummary } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { PageState } from '../shell/PageState.tsx';
import { Clock } from './Clock.tsx';
import { OpenIncidentDialog } from './OpenIncidentDialog.tsx';
import { SeverityTag } from './SeverityTag.tsx';
import './incidents.css';

export function IncidentsPage() {
  const { t } = useTranslation();
  const [status, setStatus] = useState<IncidentSummary['status']>('open');
  const [opening, setOpening] = useState(false);
  const incidents = useQuery({ queryKey: ['incidents'], queryFn: peopleApi.incidents, refetchInterval: 5_000 });
  if (!incidents.data) return <PageState error={incidents.error} onRetry={() => void incidents.refetch()} />;
  const shown = incidents.data.filter((incident) => incident.status === status);
  return (
    <>
      <PageHead
        title={t('common.incidents')}
        text={t('incident.text')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            {t('incident.open')}
          </Button>
        }
      />
      <div className="page-filters">
        <Segmented<IncidentSummary['status']>
          value={status}
          onChange={setStatus}
          options={(['open', 'resolved'] as const).map((each) => ({ value: each, label: t(`incident.status_${each}`) }))}
        />
      </div>
      {shown.length === 0 ? (
        <Empty className="page-empty" description={t(`incident.none_${status}`)} />
      ) : (
        <ul className="tasks" aria-label={t('common.incidents')}>
          {shown.map((incident) => (
            <IncidentCard key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
      {opening && <OpenIncidentDialog onClose={() => setOpening(false)} />}
    </>
  );
}

function IncidentCard({ incident }: { readonly incident: IncidentSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, severity, owner, status, openedAt, concerns } = incident;
  return (
    <li className="task incident-card" data-severity={status === 'open' ? severity : undefined} data-testid="incident">
      <div className="task-body">
        <h2>
          <Link to={`/incidents/${encodeURIComponent(id)}`}>{title}</Link>
        </h2>
        <p className="task-facts">
          <SeverityTag severity={severity} />
          <span>{id}</span>
          <span>{t('incident.ownedBy', { owner })}</span>
          <span>{t('incident.concernedCount', { count: concerns })}</span>
          <time dateTime={new Date(openedAt).toISOString()}>{formatMoment(openedAt, language)}</time>
        </p>
      </div>
      <div className="task-side">{status === 'open' ? <Clock since={openedAt} /> : <Tag color="green">{t('incident.status_resolved')}</Tag>}</div>
    </li>
  );
}
