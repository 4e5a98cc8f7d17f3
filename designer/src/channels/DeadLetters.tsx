import { describeDelivery } from '@sopwith/engine';
import type { DeadLetterDto } from '@sopwith/server/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../api/channels-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useFailure } from '../shell/failure.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

export function DeadLetters() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const letters = useQuery({ queryKey: ['dead-letters'], queryFn: channelsApi.letters, refetchInterval: 10_000 });
  const rows = letters.data?.items ?? [];
  const replay = (keys: readonly string[]) =>
    void channelsApi.replay(keys).then(() => client.invalidateQueries({ queryKey: ['dead-letters'] }), fail);
  const columns: readonly Column<DeadLetterDto>[] = [
    { key: 'at', title: t('channel.at'), show: ({ at }) => formatMoment(at, language) },
    { key: 'channel', title: t('channel.account'), show: ({ channel }) => channel },
    { key: 'member', title: t('channel.member'), show: ({ userId }) => userId },
    { key: 'flow', title: t('channel.flow'), show: ({ flow, run }) => <a href={`/runs/${run}`}>{flow}</a> },
    { key: 'why', title: t('channel.outcome'), show: ({ why }) => describeDelivery({ status: 'failed', why, notBefore: null }, language, 'UTC') },
    { key: 'reason', title: t('channel.reason'), show: ({ reason }) => reason ?? '' },
    {
      key: 'tools',
      title: t('channel.actions'),
      show: ({ key }) => (
        <Button size="small" onClick={() => replay([key])}>
          {t('channel.replay')}
        </Button>
      ),
    },
  ];
  return (
    <section className="card channel-section">
      <div className="channel-section-head">
        <h2>{t('channel.letters')}</h2>
        {rows.length > 1 && <Button onClick={() => replay(rows.map(({ key }) => key))}>{t('channel.replayAll')}</Button>}
      </div>
      <FailureNote error={letters.error} />
      {rows.length === 0 ? <p className="muted">{t('channel.lettersNone')}</p> : <RecordTable label={t('channel.letters')} columns={columns} rows={rows} keyOf={({ key }) => key} />}
    </section>
  );
}
