import type { FailedRun } from '@sopwith/server/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { describeEndReason } from '@sopwith/engine';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { FailedPlaces } from './FailedPlaces.tsx';
import { FailedRunActions } from './FailedRunActions.tsx';
import './standing.css';

export function FailedRunsPage() {
  const { t } = useTranslation();
  const runs = useInfiniteQuery({
    queryKey: ['failed-runs'],
    queryFn: ({ pageParam }) => api.failedRuns(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 5_000,
  });
  if (!runs.data) return <PageState error={runs.error} onRetry={() => void runs.refetch()} />;
  const rows = runs.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t('standing.title')} text={t('standing.text')} />
      <FailedPlaces />
      {rows.length === 0 ? <Empty className="page-empty" description={t('standing.none')} /> : <Rows rows={rows} />}
      {runs.hasNextPage && (
        <Button className="page-more" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly FailedRun[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<FailedRun>[] = [
    {
      key: 'member',
      title: t('page.member'),
      show: (run) => (
        <>
          <Link to={`/runs/${run.id}`} className="record-name">
            {run.member.name ?? run.member.userId}
            {run.key !== '' && <small> · {run.key}</small>}
          </Link>
          <div className="muted">
            {run.flow.name} v{run.flow.version}
          </div>
        </>
      ),
    },
    { key: 'why', title: t('standing.why'), show: (run) => <span className="failed-why">{describeEndReason(run.endReason ?? '', language)}</span> },
    {
      key: 'where',
      title: t('standing.where'),
      show: (run) => (run.stoppedAt.length === 0 ? '–' : run.stoppedAt.map(({ step, title }) => <div key={step}>{title[language]}</div>)),
    },
    { key: 'when', title: t('standing.when'), show: (run) => (run.endedAt === null ? '–' : formatMoment(run.endedAt, language)) },
    { key: 'actions', title: t('standing.actions'), show: (run) => <FailedRunActions run={run} /> },
  ];
  return <RecordTable label={t('standing.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}
