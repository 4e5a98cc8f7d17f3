import type { Rehearsal } from '@sopwith/server/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { PageHead } from './PageHead.tsx';
import { type Column, RecordTable } from './RecordTable.tsx';

export function RehearsalsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const rehearsals = useQuery({ queryKey: ['rehearsals'], queryFn: api.rehearsals, refetchInterval: 5_000 });
  if (!rehearsals.data) return <PageState error={rehearsals.error} onRetry={() => void rehearsals.refetch()} />;
  const end = (scope: string) => void api.endRehearsal(scope).then(() => client.invalidateQueries({ queryKey: ['rehearsals'] }), fail);
  const columns: readonly Column<Rehearsal>[] = [
    {
      key: 'flow',
      title: t('page.flow'),
      show: (rehearsal) => (
        <Link className="record-name" to={`/flows/${rehearsal.flow.id}`}>
          {rehearsal.flow.name}
        </Link>
      ),
    },
    {
      key: 'status',
      title: t('page.statusTitle'),
      show: ({ status }) => <Tag color={status === 'running' ? 'purple' : 'default'}>{t(`page.rehearsal_${status}`)}</Tag>,
    },
    { key: 'member', title: t('page.member'), show: ({ userId }) => userId },
    { key: 'clock', title: t('phone.clock'), show: ({ now }) => formatMoment(now, language) },
    { key: 'started', title: t('page.started'), show: ({ startedAt }) => formatMoment(startedAt, language) },
    {
      key: 'open',
      title: t('page.actions'),
      show: (rehearsal) => (
        <span className="record-links">
          <Link to={`/phone/${rehearsal.scope}/${encodeURIComponent(rehearsal.userId)}`}>{t('page.openPhone')}</Link>
          {rehearsal.run !== null && <Link to={`/runs/${rehearsal.run}`}>{t('page.openRun')}</Link>}
          {rehearsal.status === 'running' && (
            <Button size="small" onClick={() => end(rehearsal.scope)}>
              {t('phone.end')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead title={t('common.rehearsals')} text={t('page.rehearsalsText')} />
      {rehearsals.data.length === 0 ? (
        <Empty className="page-empty" description={t('page.noRehearsals')} />
      ) : (
        <RecordTable label={t('common.rehearsals')} columns={columns} rows={rehearsals.data} keyOf={({ scope }) => scope} />
      )}
    </>
  );
}
