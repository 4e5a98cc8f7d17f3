// Which versions of a flow have people inside, and moving them from one to another.
import type { FlowVersionRow } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment, formatNumber } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { MoveList } from './MoveList.tsx';

export function VersionsPage() {
  const { flowId = '' } = useParams();
  const { t } = useTranslation();
  const flow = useQuery({ queryKey: ['flow-summary', flowId], queryFn: () => api.flow(flowId) });
  const versions = useQuery({ queryKey: ['versions', flowId], queryFn: () => api.versions(flowId), refetchInterval: 3_000 });
  const [from, setFrom] = useState<number | null>(null);
  if (!flow.data || !versions.data) {
    return <PageState error={flow.error ?? versions.error} onRetry={() => void Promise.all([flow.refetch(), versions.refetch()])} />;
  }
  const newest = versions.data[0]?.number ?? null;
  return (
    <>
      <PageHead
        title={t('versions.title', { flow: flow.data.name })}
        text={t('versions.text')}
        actions={
          <Link to={`/flows/${flowId}`}>
            <Button tabIndex={-1}>{t('page.openFlow')}</Button>
          </Link>
        }
      />
      {newest === null ? (
        <Empty className="page-empty" description={t('versions.none')} />
      ) : (
        <VersionRows rows={versions.data} newest={newest} onMove={setFrom} />
      )}
      <MoveList flowId={flowId} />
      {from !== null && newest !== null && <MoveDialog flowId={flowId} from={from} to={newest} onClose={() => setFrom(null)} />}
    </>
  );
}

interface VersionRowsProps {
  readonly rows: readonly FlowVersionRow[];
  readonly newest: number;
  readonly onMove: (from: number) => void;
}

function VersionRows({ rows, newest, onMove }: VersionRowsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<FlowVersionRow>[] = [
    {
      key: 'number',
      title: t('versions.number'),
      show: ({ number, enrolls }) => (
        <span>
          v{number} {enrolls && <Tag color="green">{t('versions.enrolls')}</Tag>}
        </span>
      ),
    },
    { key: 'active', title: t('versions.active'), show: ({ active }) => formatNumber(active, language) },
    { key: 'failed', title: t('versions.failed'), show: ({ failed }) => formatNumber(failed, language) },
    { key: 'ended', title: t('versions.ended'), show: ({ ended }) => formatNumber(ended, language) },
    { key: 'by', title: t('versions.by'), show: ({ by }) => by ?? '–' },
    { key: 'at', title: t('versions.at'), show: ({ at }) => formatMoment(at, language) },
    {
      key: 'move',
      title: t('page.actions'),
      show: ({ number, active, failed }) =>
        number === newest || active + failed === 0 ? (
          '–'
        ) : (
          <Button
            size="small"
            data-testid={`move-v${number}`}
            aria-label={t('versions.moveFrom', { from: number, to: newest })}
            onClick={() => onMove(number)}
          >
            {t('versions.move', { to: newest })}
          </Button>
        ),
    },
  ];
  return <RecordTable label={t('versions.link')} columns={columns} rows={rows} keyOf={({ versionId }) => versionId} />;
}
