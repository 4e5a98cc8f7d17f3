import type { RunDetail } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { RunPause } from '../standing/RunPause.tsx';
import { Facts } from './Facts.tsx';
import { PageHead } from './PageHead.tsx';
import { RunDraws } from './RunDraws.tsx';
import { RehearsalTag } from './RehearsalTag.tsx';
import { RunStatusTag } from './RunStatusTag.tsx';
import { useKnownCatalog } from './step-titles.ts';
import { Trail } from './Trail.tsx';

// The canvas is the heavy part; the trail can be read before it is there.
const RunCanvas = lazy(async () => ({ default: (await import('../canvas/RunCanvas.tsx')).RunCanvas }));

export function RunPage() {
  const { runId = '' } = useParams();
  const run = useQuery({
    queryKey: ['run', runId],
    queryFn: () => api.run(runId),
    refetchInterval: ({ state }) => (state.data?.status === 'active' || state.data?.status === 'new' ? 2_000 : false),
  });
  if (!run.data) return <PageState error={run.error} onRetry={() => void run.refetch()} />;
  return <OpenRun run={run.data} />;
}

function OpenRun({ run }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const known = useKnownCatalog();
  const active = run.status === 'active' || run.status === 'new';
  const knows = Object.keys(run.context).length + Object.keys(run.variables).length > 0;
  return (
    <>
      <PageHead
        title={
          <>
            {run.member.name ?? run.member.userId} {run.key !== '' && <small className="muted">{run.key}</small>}
          </>
        }
        text={
          <span className="run-lead">
            <RunStatusTag status={run.status} reason={run.endReason} />
            {run.rehearsal && <RehearsalTag />}
            {run.pausedAt !== null && <Tag color="orange">{t('standing.paused', { when: formatFullMoment(run.pausedAt, language, run.zone) })}</Tag>}
            <Link to={`/flows/${run.flow.id}/runs`}>
              {run.flow.name} {run.rehearsal ? '' : `v${run.flow.version}`}
            </Link>
            <span>{t('page.startedAt', { when: formatFullMoment(run.startedAt, language, run.zone) })}</span>
            <span>{run.zone}</span>
          </span>
        }
        actions={
          active && (
            <>
              <RunPause run={run} />
              <CancelButton run={run} />
            </>
          )
        }
      />
      <div className="run-columns">
        <section aria-label={t('page.trail')} className="card">
          <h2>{t('page.trail')}</h2>
          <Trail run={run} />
        </section>
        <div className="run-right">
          <section aria-label={t('page.pathOnCanvas')} className="card run-canvas">
            {known && (
              <Suspense fallback={<PageState error={null} />}>
                <RunCanvas run={run} known={known} />
              </Suspense>
            )}
          </section>
          <RunDraws run={run} />
          {knows && (
            <section aria-label={t('page.facts')} className="card">
              <h2>{t('page.facts')}</h2>
              <Facts context={run.context} variables={run.variables} />
            </section>
          )}
        </div>
      </div>
    </>
  );
}

function CancelButton({ run }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const fail = useFailure();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api.cancelRun(run.id, ''),
    onSuccess: () => {
      void message.success(t('page.cancelled'));
      void client.invalidateQueries({ queryKey: ['run', run.id] });
    },
    onError: fail,
  });
  return (
    <Button
      danger
      loading={cancel.isPending}
      onClick={() =>
        void modal.confirm({
          title: t('page.cancelTitle'),
          content: t('page.cancelText'),
          okText: t('page.cancelRun'),
          okButtonProps: { danger: true },
          cancelText: t('page.keepRunning'),
          onOk: () => cancel.mutateAsync(),
        })
      }
    >
      {t('page.cancelRun')}
    </Button>
  );
}
