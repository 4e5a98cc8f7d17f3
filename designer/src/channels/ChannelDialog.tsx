import type { ChannelDto, NewChannelDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Modal, Popconfirm, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChannelSettings, channelsApi } from '../api/channels-api.ts';
import { Field } from '../panel/Field.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';

const SECURITIES = ['starttls', 'tls', 'none'] as const;
const PORTS: Readonly<Record<string, number>> = { starttls: 587, tls: 465, none: 25 };

interface ChannelDialogProps {
  /** Null: a new one. */
  readonly channel: ChannelDto | null;
  readonly onClose: () => void;
}

export function ChannelDialog({ channel, onClose }: ChannelDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const own = useId();
  const [kind, setKind] = useState<ChannelDto['kind']>(channel?.kind ?? 'email');
  const [id, setId] = useState(channel?.id ?? '');
  const [name, setName] = useState(channel?.name ?? '');
  const [settings, setSettings] = useState<Readonly<Record<string, string | number>>>(() => ({ ...FRESH, ...textsOf(channel) }));
  const [password, setPassword] = useState('');
  const [perMinute, setPerMinute] = useState<number | null>(channel?.perMinute ?? null);
  const [disturbs, setDisturbs] = useState(channel?.disturbs ?? true);
  const save = useMutation({
    mutationFn: async (): Promise<NewChannelDto | ChannelDto> => {
      const wanted: ChannelSettings = { kind, name: name.trim(), settings: settingsOf(kind, settings), perMinute, disturbs, ...(password === '' ? {} : { secret: password }) };
      return channel === null ? channelsApi.add(id, wanted) : channelsApi.change(channel.id, wanted);
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['channels'] });
      if (!('secret' in saved) || saved.secret === null) onClose();
    },
  });
  const renew = useMutation({ mutationFn: channelsApi.renewSecret });
  const text = (field: string, label: string, more: object = {}) => (
    <Field label={label} id={`${own}-${field}`}>
      <Input id={`${own}-${field}`} value={settings[field]} onChange={({ target }) => setSettings({ ...settings, [field]: target.value })} {...more} />
    </Field>
  );
  const made = [save.data, renew.data].find((one): one is NewChannelDto => one !== undefined && 'secret' in one && one.secret !== null);
  if (made?.secret) return <MadeSecret secret={made.secret} onClose={onClose} />;
  return (
    <Modal
      open
      title={t(channel === null ? 'channel.add' : 'channel.edit')}
      okText={t('channel.save')}
      cancelText={t('channel.cancel')}
      okButtonProps={{ disabled: name.trim() === '' || id === '' }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <FailureNote error={save.error ?? renew.error} />
      {channel === null && (
        <>
          <Field label={t('channel.kind')} id={`${own}-kind`}>
            <Select
              id={`${own}-kind`}
              value={kind}
              onChange={setKind}
              options={(['email', 'webhook'] as const).map((value) => ({ value, label: t(`channel.kind_${value}`) }))}
            />
          </Field>
          <Field label={t('channel.id')} id={`${own}-id`} help={t('channel.idHelp')}>
            <Input id={`${own}-id`} maxLength={40} value={id} onChange={({ target }) => setId(target.value)} />
          </Field>
        </>
      )}
      <Field label={t('channel.name')} id={`${own}-name`}>
        <Input id={`${own}-name`} maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      {kind === 'webhook' && text('url', t('channel.url'), { placeholder: 'https://' })}
      {channel?.kind === 'webhook' && (
        <Field label={t('channel.secret')} help={t('channel.secretKept')}>
          <Popconfirm title={t('channel.renewAsk')} okText={t('channel.renew')} cancelText={t('channel.cancel')} onConfirm={() => renew.mutate(channel.id)}>
            <Button loading={renew.isPending}>
              {t('channel.renew')}
            </Button>
          </Popconfirm>
        </Field>
      )}
      {kind === 'email' && (
        <>
          {text('host', t('channel.host'), { placeholder: 'smtp.example.com' })}
          <Field label={t('channel.security')} id={`${own}-security`}>
            <Select
              id={`${own}-security`}
              value={String(settings['security'])}
              onChange={(security) => setSettings({ ...settings, security, port: PORTS[security] ?? 587 })}
              options={SECURITIES.map((value) => ({ value, label: t(`channel.security_${value}`) }))}
            />
          </Field>
          <Field label={t('channel.port')} id={`${own}-port`}>
            <InputNumber id={`${own}-port`} min={1} max={65_535} precision={0} value={Number(settings['port'])} onChange={(port) => setSettings({ ...settings, port: port ?? 587 })} />
          </Field>
          {text('user', t('channel.user'), { autoComplete: 'off' })}
          <Field label={t('channel.password')} id={`${own}-password`} help={channel?.hasSecret ? t('channel.passwordKept') : undefined}>
            <Input.Password id={`${own}-password`} autoComplete="new-password" value={password} onChange={({ target }) => setPassword(target.value)} />
          </Field>
          {text('from', t('channel.from'), { placeholder: 'School <hello@example.com>' })}
        </>
      )}
      <Field label={t('channel.perMinute')} id={`${own}-rate`} help={t('channel.perMinuteHelp')}>
        <InputNumber id={`${own}-rate`} min={1} max={100_000} precision={0} value={perMinute} onChange={setPerMinute} />
      </Field>
      <Field label={t('channel.disturbs')} id={`${own}-disturbs`}>
        <Switch id={`${own}-disturbs`} checked={disturbs} onChange={setDisturbs} />
      </Field>
    </Modal>
  );
}

const FRESH = { host: '', port: 587, security: 'starttls', user: '', from: '', url: '' };

function textsOf(channel: ChannelDto | null): Readonly<Record<string, string | number>> {
  const given = Object.entries(channel?.settings ?? {});
  return Object.fromEntries(given.filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'));
}

function settingsOf(kind: ChannelDto['kind'], { host, port, security, user, from, url }: Readonly<Record<string, string | number>>): ChannelDto['settings'] {
  if (kind === 'webhook') return { url: url ?? '' };
  return { host: host ?? '', port: port ?? 587, security: security ?? 'starttls', user: user ?? '', from: from ?? '' };
}

function MadeSecret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('channel.secretTitle')} okText={t('channel.close')} cancelButtonProps={{ style: { display: 'none' } }} onOk={onClose} onCancel={onClose}>
      <p>{t('channel.secretText')}</p>
      <code className="channel-secret">{secret}</code>
    </Modal>
  );
}
