// Stops everything, a channel or a flow, and lets it go on.
import { CHANNEL_TITLES } from '@sopwith/engine';
import type { StopDto } from '@sopwith/server/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { channelsApi, type Stopped } from '../api/channels-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

export function KillSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const stops = useQuery({ queryKey: ['stops'], queryFn: channelsApi.stops, refetchInterval: 10_000 });
  const flows = useQuery({ queryKey: ['flows'], queryFn: api.flows });
  const after = (work: Promise<unknown>) => void work.then(() => client.invalidateQueries({ queryKey: ['stops'] }), fail);
  const list = stops.data ?? [];
  const sentenceOf = ({ flow, channel }: StopDto) => {
    if (flow !== null) return t('channel.stoppedFlow', { name: flow.name });
    if (channel === null) return t('channel.stoppedEverything');
    const title = Object.hasOwn(CHANNEL_TITLES, channel) ? CHANNEL_TITLES[channel as keyof typeof CHANNEL_TITLES][language] : channel;
    return t('channel.stoppedChannel', { name: title });
  };
  const stoppedOf = ({ flow, channel }: StopDto): Stopped => ({ ...(flow === null ? {} : { flow: flow.id }), ...(channel === null ? {} : { channel }) });
  return (
    <section className="card channel-section">
      <h2>{t('channel.killSwitch')}</h2>
      <p className="muted">{t('channel.killSwitchText')}</p>
      <FailureNote error={stops.error} />
      <ul className="channel-stops">
        {list.map((stop) => (
          <li key={`${stop.flow?.id ?? ''}/${stop.channel ?? ''}`}>
            <strong>{sentenceOf(stop)}</strong>{' '}
            <span className="muted">
              {formatMoment(stop.at, language)} · {stop.by}
            </span>
            <Button size="small" onClick={() => after(channelsApi.liftStop(stoppedOf(stop)))}>
              {t('channel.lift')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="channel-switches">
        <Popconfirm
          title={t('channel.stopAllAsk')}
          okText={t('channel.stopAll')}
          cancelText={t('channel.cancel')}
          okButtonProps={{ danger: true }}
          onConfirm={() => after(channelsApi.throwStop({}))}
        >
          <Button danger disabled={list.some(({ flow, channel }) => flow === null && channel === null)}>
            {t('channel.stopAll')}
          </Button>
        </Popconfirm>
        <Select
          className="channel-stop-flow"
          aria-label={t('channel.stopFlow')}
          placeholder={t('channel.stopFlow')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={(flows.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(flow: string | null) => flow !== null && after(channelsApi.throwStop({ flow }))}
        />
      </div>
    </section>
  );
}
