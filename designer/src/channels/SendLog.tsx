// Every attempt of one account, newest first. What was said is not kept here.
import type { ChannelDto, SendDto } from '@sopwith/server/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../api/channels-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';

const OUTCOMES = ['accepted', 'retry', 'failed', 'lost', 'sending', 'putBack'] as const;

export function SendLog({ channel, onClose }: { readonly channel: ChannelDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [outcome, setOutcome] = useState<string | undefined>(undefined);
  const log = useInfiniteQuery({
    queryKey: ['sends', channel.id, outcome],
    queryFn: ({ pageParam }) => channelsApi.sends(channel.id, outcome, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: readonly Column<SendDto>[] = [
    { key: 'at', title: t('channel.at'), show: ({ at }) => formatMoment(at, language) },
    { key: 'member', title: t('channel.member'), show: ({ userId }) => userId },
    { key: 'flow', title: t('channel.flow'), show: ({ flow, run }) => <a href={`/runs/${run}`}>{flow}</a> },
    { key: 'attempt', title: t('channel.attempt'), show: ({ attempt }) => attempt },
    { key: 'outcome', title: t('channel.outcome'), show: (send) => t(`channel.outcome_${send.outcome}`) },
    { key: 'reason', title: t('channel.reason'), show: ({ reason }) => reason ?? '' },
  ];
  return (
    <Drawer open size="large" title={`${t('channel.log')} · ${channel.name}`} onClose={onClose}>
      <FailureNote error={log.error} />
      <Select
        className="channel-filter"
        aria-label={t('channel.outcome')}
        value={outcome ?? ''}
        onChange={(value) => setOutcome(value === '' ? undefined : value)}
        options={[{ value: '', label: t('channel.all') }, ...OUTCOMES.map((value) => ({ value, label: t(`channel.outcome_${value}`) }))]}
      />
      {rows.length === 0 ? <p className="muted">{t('channel.logNone')}</p> : <RecordTable label={t('channel.log')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      {log.hasNextPage && <Button onClick={() => void log.fetchNextPage()}>{t('channel.more')}</Button>}
    </Drawer>
  );
}
