// The accounts that messages leave by, what is stopped or on hold, and what could not be sent.
import { PlusOutlined } from '@ant-design/icons';
import type { ChannelDto } from '@sopwith/server/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../api/channels-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { ResumeDialog } from '../standing/ResumeDialog.tsx';
import { ChannelDialog } from './ChannelDialog.tsx';
import { DeadLetters } from './DeadLetters.tsx';
import { Holds } from './Holds.tsx';
import { KillSwitch } from './KillSwitch.tsx';
import { SendLog } from './SendLog.tsx';
import { TestDialog } from './TestDialog.tsx';
import './channels.css';

const EVERY_MS = 5_000;

export function ChannelsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const [editing, setEditing] = useState<ChannelDto | 'new' | null>(null);
  const [testing, setTesting] = useState<ChannelDto | null>(null);
  const [resuming, setResuming] = useState<ChannelDto | null>(null);
  const [logOf, setLogOf] = useState<ChannelDto | null>(null);
  const channels = useQuery({ queryKey: ['channels'], queryFn: channelsApi.list, refetchInterval: EVERY_MS });
  if (!channels.data) return <PageState error={channels.error} onRetry={() => void channels.refetch()} />;
  const after = (work: Promise<unknown>) => void work.then(() => client.invalidateQueries({ queryKey: ['channels'] }), fail);
  const columns: readonly Column<ChannelDto>[] = [
    {
      key: 'name',
      title: t('channel.account'),
      show: ({ name, id }) => (
        <span className="record-name">
          {name} <small className="muted">{id}</small>
        </span>
      ),
    },
    { key: 'kind', title: t('channel.kind'), show: ({ kind }) => t(`channel.kind_${kind}`) },
    {
      key: 'rate',
      title: t('channel.rate'),
      show: ({ perMinute }) => (perMinute === null ? t('channel.unlimited') : t('channel.ratePerMinute', { count: perMinute })),
    },
    { key: 'waiting', title: t('channel.waiting'), show: ({ waiting }) => formatNumber(waiting, language) },
    { key: 'sent', title: t('channel.sentToday'), show: ({ sentToday }) => formatNumber(sentToday, language) },
    { key: 'failed', title: t('channel.failed'), show: ({ failed }) => formatNumber(failed, language) },
    {
      key: 'state',
      title: t('channel.state'),
      show: ({ pausedAt, pausedBy }) =>
        pausedAt === null ? <Tag color="green">{t('channel.running')}</Tag> : <Tag color="red">{t('channel.stoppedBy', { by: pausedBy ?? '' })}</Tag>,
    },
    {
      key: 'tools',
      title: t('channel.actions'),
      show: (channel) => (
        <span className="record-tools channel-tools">
          <Button size="small" onClick={() => setTesting(channel)}>
            {t('channel.test')}
          </Button>
          <Button size="small" onClick={() => setLogOf(channel)}>
            {t('channel.log')}
          </Button>
          <Button size="small" onClick={() => setEditing(channel)}>
            {t('channel.edit')}
          </Button>
          <Button size="small" danger={channel.pausedAt === null} onClick={() => (channel.pausedAt === null ? after(channelsApi.stop(channel.id)) : setResuming(channel))}>
            {t(channel.pausedAt === null ? 'channel.stop' : 'channel.goOn')}
          </Button>
          <Popconfirm
            title={t('channel.deleteAsk', { name: channel.name })}
            okText={t('channel.delete')}
            cancelText={t('channel.cancel')}
            onConfirm={() => after(channelsApi.remove(channel.id))}
          >
            <Button size="small" type="text" danger>
              {t('channel.delete')}
            </Button>
          </Popconfirm>
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('common.channels')}
        text={t('channel.text')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('channel.add')}
          </Button>
        }
      />
      {channels.data.length === 0 ? (
        <Empty className="page-empty" description={t('channel.none')} />
      ) : (
        <RecordTable label={t('common.channels')} columns={columns} rows={channels.data} keyOf={({ id }) => id} />
      )}
      {resuming !== null && (
        <ResumeDialog
          channel={resuming}
          busy={false}
          onGoOn={(elapsed) => {
            after(channelsApi.goOn(resuming.id, elapsed));
            setResuming(null);
          }}
          onClose={() => setResuming(null)}
        />
      )}
      <KillSwitch />
      <Holds />
      <DeadLetters />
      {editing !== null && <ChannelDialog channel={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {testing !== null && <TestDialog channel={testing} onClose={() => setTesting(null)} />}
      {logOf !== null && <SendLog channel={logOf} onClose={() => setLogOf(null)} />}
    </>
  );
}
