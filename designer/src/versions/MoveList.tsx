// The latest moves with their progress. One that runs can be stopped, one that was made can be taken back.
import type { MoveDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment, formatNumber } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useFailure } from '../shell/failure.ts';
import './versions.css';

export function MoveList({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const language = useLanguage();
  const fail = useFailure();
  const queries = useQueryClient();
  const moves = useQuery({ queryKey: ['moves', flowId], queryFn: () => api.moves(flowId), refetchInterval: 1_500 });
  const act = useMutation({
    mutationFn: ({ id, what }: { id: string; what: 'cancel' | 'undo' }) => api.actOnMove(id, what),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['moves', flowId] }),
    onError: fail,
  });
  if (!moves.data || moves.data.length === 0) return null;
  const askUndo = (move: MoveDto) =>
    void modal.confirm({
      title: t('versions.undo'),
      content: t('versions.undoText', { from: move.from }),
      okText: t('versions.undo'),
      onOk: () => act.mutate({ id: move.id, what: 'undo' }),
    });
  const columns: readonly Column<MoveDto>[] = [
    {
      key: 'what',
      title: t('versions.what'),
      show: (move) => (
        <>
          {move.undoes !== null && <Tag>{t('versions.undoOf')}</Tag>}
          {t('versions.moveTitle', { from: move.from, to: move.to })}
        </>
      ),
    },
    {
      key: 'progress',
      title: t('page.statusTitle'),
      show: (move) => {
        const stayed = Object.values(move.stayed).reduce((sum, count) => sum + count, 0);
        const told = t('versions.progress', { moved: formatNumber(move.moved, language), total: formatNumber(move.total, language) });
        return (
          <div role="status">
            <Tag color={move.status === 'running' ? 'blue' : move.status === 'done' ? 'green' : 'default'}>{t(`versions.status_${move.status}`)}</Tag> {told}
            {stayed > 0 && <span className="muted"> · {t('versions.stayed', { count: stayed })}</span>}
            {move.status === 'running' && (
              <Progress size="small" showInfo={false} aria-label={told} percent={move.total === 0 ? 100 : Math.round((100 * move.moved) / move.total)} />
            )}
          </div>
        );
      },
    },
    { key: 'by', title: t('versions.movedBy'), show: (move) => move.by },
    { key: 'at', title: t('page.started'), show: (move) => formatMoment(move.at, language) },
    {
      key: 'actions',
      title: t('page.actions'),
      show: (move) => {
        if (move.status === 'running') {
          return (
            <Button size="small" onClick={() => act.mutate({ id: move.id, what: 'cancel' })}>
              {t('versions.cancel')}
            </Button>
          );
        }
        if (move.undone) return <span className="muted">{t('versions.undone')}</span>;
        return move.moved === 0 || move.undoes !== null ? (
          '–'
        ) : (
          <Button size="small" data-testid={`undo-move-${move.id}`} onClick={() => askUndo(move)}>
            {t('versions.undo')}
          </Button>
        );
      },
    },
  ];
  return (
    <section className="moves">
      <h2>{t('versions.latest')}</h2>
      <RecordTable label={t('versions.latest')} columns={columns} rows={moves.data} keyOf={({ id }) => id} />
    </section>
  );
}
