import type { FlowDocument } from '@sopwith/engine';
import type { RunSummary } from '@sopwith/server/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageState } from '../shell/PageState.tsx';
import { PageHead } from './PageHead.tsx';
import { type Column, RecordTable } from './RecordTable.tsx';
import { RehearsalTag } from './RehearsalTag.tsx';
import { RunStatusTag } from './RunStatusTag.tsx';
import { useStepTitles } from './step-titles.ts';

const STATUSES = ['all', 'active', 'ended', 'failed'] as const;
type StatusFilter = (typeof STATUSES)[number];

export function RunsPage() {
  const { flowId = '' } = useParams();
  const { t } = useTranslation();
  const flow = useQuery({ queryKey: ['flow-summary', flowId], queryFn: () => api.flow(flowId) });
  const [status, setStatus] = useState<StatusFilter>('all');
  const [step, setStep] = useState<string | null>(null);
  const document = flow.data?.published?.document ?? flow.data?.draft;
  const titleOf = useStepTitles(document);
  const filter = { ...(status === 'all' ? {} : { status }), ...(step ? { step } : {}) };
  const runs = useInfiniteQuery({
    queryKey: ['runs', flowId, filter],
    queryFn: ({ pageParam }) => api.runs(flowId, { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 5_000,
  });
  if (!flow.data || !runs.data)
    return <PageState error={flow.error ?? runs.error} onRetry={() => void Promise.all([flow.refetch(), runs.refetch()])} />;
  const rows = runs.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead
        title={t('page.runsOf', { flow: flow.data.name })}
        text={t('page.runsText')}
        actions={
          <>
            <Link to={`/flows/${flowId}/versions`}>
              <Button tabIndex={-1}>{t('versions.link')}</Button>
            </Link>
            <Link to={`/flows/${flowId}`}>
              <Button tabIndex={-1}>{t('page.openFlow')}</Button>
            </Link>
          </>
        }
      />
      <div className="page-filters">
        <Segmented<StatusFilter>
          value={status}
          onChange={setStatus}
          options={STATUSES.map((each) => ({ value: each, label: t(`page.run_${each}`) }))}
        />
        <Select
          allowClear
          aria-label={t('page.waitingAt')}
          placeholder={t('page.waitingAt')}
          value={step}
          onChange={(next: string | undefined) => setStep(next ?? null)}
          options={stepOptions(document, titleOf)}
        />
      </div>
      {rows.length === 0 ? <Empty className="page-empty" description={t('page.noRuns')} /> : <RunRows rows={rows} titleOf={titleOf} />}
      {runs.hasNextPage && (
        <Button className="page-more" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </>
  );
}

function stepOptions(document: FlowDocument | undefined, titleOf: (id: string) => string) {
  return document?.steps.map(({ id }) => ({ value: id, label: titleOf(id) })) ?? [];
}

function RunRows({ rows, titleOf }: { readonly rows: readonly RunSummary[]; readonly titleOf: (id: string) => string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<RunSummary>[] = [
    {
      key: 'member',
      title: t('page.member'),
      show: (run) => (
        <Link to={`/runs/${run.id}`} className="record-name">
          {run.member.name ?? run.member.userId}
          {run.key !== '' && <small> · {run.key}</small>}
        </Link>
      ),
    },
    {
      key: 'status',
      title: t('page.statusTitle'),
      show: (run) => (
        <>
          <RunStatusTag status={run.status} reason={run.endReason} /> {run.rehearsal && <RehearsalTag />}
        </>
      ),
    },
    {
      key: 'where',
      title: t('page.where'),
      show: (run) =>
        run.resting.length === 0
          ? '–'
          : run.resting.map(({ step, due }) => (
              <div key={step}>
                {titleOf(step)}
                {due !== null && <span className="muted"> {t('page.until', { when: formatMoment(due, language) })}</span>}
              </div>
            )),
    },
    { key: 'version', title: t('page.version'), show: (run) => (run.rehearsal ? '–' : `v${run.flow.version}`) },
    { key: 'started', title: t('page.started'), show: (run) => formatMoment(run.startedAt, language) },
    { key: 'ended', title: t('page.ended'), show: (run) => (run.endedAt === null ? '–' : formatMoment(run.endedAt, language)) },
  ];
  return <RecordTable label={t('editor.runs')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}
