// How the runs are carried on: lane by lane, how late each is, and where one is let stand still.
import type { LaneDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment, formatNumber, formatSpan } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { EverythingPause } from './EverythingPause.tsx';
import { type Elapsed, ResumeDialog } from './ResumeDialog.tsx';

const EVERY_MS = 5_000;
/** Timers are taken in batches: less than this is no delay. */
const LATE_MS = 10_000;

export function LanesPage() {
  const { t } = useTranslation();
  const lanes = useQuery({ queryKey: ['lanes'], queryFn: api.lanes, refetchInterval: EVERY_MS });
  if (!lanes.data) return <PageState error={lanes.error} onRetry={() => void lanes.refetch()} />;
  return (
    <>
      <PageHead title={t('common.lanes')} text={t('standing.lanesText')} />
      {lanes.data.length === 0 ? <Empty className="page-empty" description={t('standing.lanesNone')} /> : <Rows rows={lanes.data} />}
      <EverythingPause />
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly LaneDto[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<LaneDto>[] = [
    {
      key: 'flow',
      title: t('common.flows'),
      show: ({ flow }) => (
        <Link to={`/flows/${flow.id}`} className="record-name">
          {flow.name} <small className="muted">v{flow.version}</small>
        </Link>
      ),
    },
    {
      key: 'lane',
      title: t('standing.lanesTable'),
      show: ({ number, name }) => (
        <>
          {t('standing.laneOf', { number })} <small className="muted lane-name">{name}</small>
        </>
      ),
    },
    { key: 'waiting', title: t('standing.laneWaiting'), show: ({ waiting }) => formatNumber(waiting, language) },
    { key: 'late', title: t('standing.laneLate'), show: ({ late }) => (late < LATE_MS ? t('standing.laneOnTime') : formatSpan(late, language)) },
    { key: 'state', title: t('standing.laneState'), show: (lane) => <LaneState lane={lane} /> },
    { key: 'actions', title: t('standing.actions'), show: (lane) => <LanePause lane={lane} /> },
  ];
  return <RecordTable label={t('standing.lanesTable')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function LaneState({ lane: { pausedAt, flowPaused } }: { readonly lane: LaneDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (pausedAt !== null) return <Tag color="orange">{t('standing.paused', { when: formatMoment(pausedAt, language) })}</Tag>;
  return flowPaused ? <Tag>{t('standing.laneWithFlow')}</Tag> : <Tag color="green">{t('standing.laneRunning')}</Tag>;
}

/** Lets one lane stand still, and go on. */
function LanePause({ lane }: { readonly lane: LaneDto }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { modal } = App.useApp();
  const fail = useFailure();
  const [asks, setAsks] = useState(false);
  const act = useMutation({
    mutationFn: (elapsed: Elapsed | null) => (elapsed === null ? api.pauseLane(lane.id) : api.resumeLane(lane.id, elapsed)),
    onSuccess: () => {
      setAsks(false);
      return client.invalidateQueries({ queryKey: ['lanes'] });
    },
    onError: fail,
  });
  const which = { flow: lane.flow.name, version: lane.flow.version, number: lane.number };
  if (lane.pausedAt === null) {
    const confirmPause = () =>
      void modal.confirm({
        title: t('standing.pauseLane', which),
        content: t('standing.pauseLaneText'),
        okText: t('standing.pauseRun'),
        okButtonProps: { danger: true },
        onOk: () => act.mutateAsync(null).catch(() => undefined),
      });
    return (
      <Button size="small" aria-label={t('standing.pauseLane', which)} onClick={confirmPause}>
        {t('standing.pauseRun')}
      </Button>
    );
  }
  return (
    <>
      <Button size="small" type="primary" aria-label={t('standing.resumeLane', which)} onClick={() => setAsks(true)}>
        {t('standing.resumeRun')}
      </Button>
      {asks && <ResumeDialog busy={act.isPending} onGoOn={(elapsed) => act.mutate(elapsed)} onClose={() => setAsks(false)} />}
    </>
  );
}
