import { HOLD_AUDIENCE_TITLES, MESSAGE_PURPOSES } from '@sopwith/engine';
import type { HoldsDto } from '@sopwith/server/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../api/channels-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useFailure } from '../shell/failure.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

type Hold = HoldsDto['holds'][number];

export function Holds() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const found = useQuery({ queryKey: ['holds'], queryFn: channelsApi.holds, refetchInterval: 10_000 });
  const { holds = [], waiting = 0 } = found.data ?? {};
  const titleOf = (purpose: string) => (Object.hasOwn(MESSAGE_PURPOSES, purpose) ? MESSAGE_PURPOSES[purpose as keyof typeof MESSAGE_PURPOSES][language] : purpose);
  const columns: readonly Column<Hold>[] = [
    { key: 'key', title: t('channel.key'), show: ({ key }) => <span className="record-name">{key}</span> },
    { key: 'audience', title: t('channel.audience'), show: ({ audience, whom }) => `${HOLD_AUDIENCE_TITLES[audience][language]} ${whom}`.trim() },
    { key: 'purposes', title: t('channel.purposes'), show: ({ purposes }) => purposes.map(titleOf).join(language === 'zh' ? '、' : ', ') },
    { key: 'until', title: t('channel.until'), show: ({ until }) => formatMoment(until, language) },
    { key: 'by', title: t('channel.by'), show: ({ by }) => by },
    {
      key: 'tools',
      title: t('channel.actions'),
      show: ({ key }) => (
        <Button size="small" onClick={() => void channelsApi.release(key).then(() => client.invalidateQueries({ queryKey: ['holds'] }), fail)}>
          {t('channel.release')}
        </Button>
      ),
    },
  ];
  return (
    <section className="card channel-section">
      <h2>{t('channel.holds')}</h2>
      <FailureNote error={found.error} />
      {waiting > 0 && <p>{t('channel.holdsWaiting', { count: waiting })}</p>}
      {holds.length === 0 ? <p className="muted">{t('channel.holdsNone')}</p> : <RecordTable label={t('channel.holds')} columns={columns} rows={holds} keyOf={({ id }) => id} />}
    </section>
  );
}
