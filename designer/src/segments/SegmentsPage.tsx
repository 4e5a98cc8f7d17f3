import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { describeCondition, namedSegments } from '@sopwith/engine';
import type { SegmentDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { SegmentDialog } from './SegmentDialog.tsx';

const EVERY_MS = 5_000;

export function SegmentsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [open, setOpen] = useState<SegmentDto | 'new' | null>(null);
  const segments = useQuery({ queryKey: ['segments'], queryFn: api.segments, refetchInterval: EVERY_MS });
  const remove = useMutation({
    mutationFn: api.deleteSegment,
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
  });
  if (!segments.data) return <PageState error={segments.error} onRetry={() => void segments.refetch()} />;
  const named = namedSegments(Object.fromEntries(segments.data.map(({ id, name }) => [id, name])));
  const columns = [
    {
      key: 'name',
      title: t('segment.name'),
      show: ({ name, description }) => (
        <span className="record-name">
          {name}
          {description !== '' && <small> · {description}</small>}
        </span>
      ),
    },
    { key: 'condition', title: t('segment.condition'), show: ({ condition }) => describeCondition(condition, language, named) },
    { key: 'members', title: t('segment.members'), show: ({ members }) => members.toLocaleString() },
    { key: 'updated', title: t('segment.updated'), show: ({ updatedAt }) => formatMoment(updatedAt, language) },
    {
      key: 'tools',
      title: t('page.actions'),
      show: (segment) => (
        <span className="record-tools">
          <Button
            type="text"
            icon={<EditOutlined />}
            aria-label={`${t('segment.edit')} ${segment.name}`}
            onClick={() => setOpen(segment)}
          />
          <Popconfirm
            title={t('segment.deleteAsk', { name: segment.name })}
            okText={t('segment.delete')}
            cancelText={t('segment.cancel')}
            onConfirm={() => remove.mutate(segment.id)}
          >
            <Button type="text" icon={<DeleteOutlined />} aria-label={`${t('segment.delete')} ${segment.name}`} />
          </Popconfirm>
        </span>
      ),
    },
  ] satisfies readonly Column<SegmentDto>[];
  return (
    <>
      <PageHead
        title={t('common.segments')}
        text={t('segment.text')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('segment.add')}
          </Button>
        }
      />
      {segments.data.length === 0 ? (
        <Empty className="page-empty" description={t('segment.none')} />
      ) : (
        <RecordTable label={t('common.segments')} columns={columns} rows={segments.data} keyOf={({ id }) => id} />
      )}
      {open !== null && <SegmentDialog segment={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}
