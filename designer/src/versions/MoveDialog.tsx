// Step by step: who waits where on the old version, and where they go on the new one. Nothing moves before it is confirmed.
import type { MovePreview } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Empty, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import { PageState } from '../shell/PageState.tsx';
import { occupiedSteps, sumUp } from './move-plan.ts';
import './versions.css';

interface MoveDialogProps {
  readonly flowId: string;
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
}

export function MoveDialog({ flowId, from, to, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const preview = useQuery({ queryKey: ['move-preview', flowId, from, to], queryFn: () => api.movePreview(flowId, from, to) });
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const move = useMutation({
    mutationFn: () => api.moveRuns(flowId, { from, to, mapping: chosen }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['moves', flowId] }), queries.invalidateQueries({ queryKey: ['versions', flowId] })]);
      onClose();
    },
  });
  const figures = preview.data ? sumUp(preview.data, chosen) : null;
  return (
    <Modal
      open
      width={760}
      title={t('versions.moveTitle', { from, to })}
      okText={t('versions.start')}
      okButtonProps={{ disabled: !preview.data || preview.data.runs === 0 }}
      confirmLoading={move.isPending}
      onOk={() => move.mutate()}
      onCancel={onClose}
      className="move-dialog"
    >
      <p className="muted">{t('versions.moveText')}</p>
      {!preview.data ? (
        <PageState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data.runs === 0 ? (
        <Empty description={t('versions.nobody')} />
      ) : (
        <>
          <MoveRows preview={preview.data} chosen={chosen} onChoose={(step, target) => setChosen({ ...chosen, [step]: target })} />
          <p className="muted">{t('versions.onlyOccupied')}</p>
          {figures && (
            <p role="status">
              {t('versions.summary', {
                total: formatNumber(preview.data.runs, language),
                moves: formatNumber(figures.moves, language),
                stays: formatNumber(figures.stays, language),
              })}
            </p>
          )}
        </>
      )}
      {move.error && <FailureNote error={move.error} />}
    </Modal>
  );
}

interface MoveRowsProps {
  readonly preview: MovePreview;
  readonly chosen: Readonly<Record<string, string | null>>;
  readonly onChoose: (step: string, target: string | null) => void;
}

/** A select knows no null: this stands for staying. No step's id has an underscore. */
const STAY = '_stay';

function MoveRows({ preview, chosen, onChoose }: MoveRowsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const options = [
    { value: STAY, label: t('versions.stay') },
    ...preview.targets.map((target) => ({ value: target.step, label: target.title[language] })),
  ];
  const columns: readonly Column<MovePreview['steps'][number]>[] = [
    { key: 'step', title: t('versions.stands'), show: ({ title }) => title[language] },
    { key: 'people', title: t('versions.people'), show: ({ waiting }) => formatNumber(waiting, language) },
    {
      key: 'change',
      title: t('versions.change'),
      show: ({ change }) => <Tag color={change === 'same' ? 'default' : change === 'settings' ? 'blue' : 'orange'}>{t(`versions.change_${change}`)}</Tag>,
    },
    {
      key: 'target',
      title: t('versions.becomes'),
      show: (row) => (
        <Select
          aria-label={`${row.title[language]}: ${t('versions.becomes')}`}
          data-testid={`move-step-${row.step}`}
          style={{ minWidth: 200 }}
          value={(Object.hasOwn(chosen, row.step) ? chosen[row.step] : row.target) ?? STAY}
          options={options}
          onChange={(value: string) => onChoose(row.step, value === STAY ? null : value)}
        />
      ),
    },
  ];
  return <RecordTable label={t('versions.stands')} columns={columns} rows={occupiedSteps(preview)} keyOf={({ step }) => step} />;
}
