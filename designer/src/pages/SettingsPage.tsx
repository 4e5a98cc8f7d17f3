import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Segmented, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type KeySummary, type NewKey } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { EverythingPause } from '../standing/EverythingPause.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { PageHead } from './PageHead.tsx';
import { type Column, RecordTable } from './RecordTable.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { modal } = App.useApp();
  const fail = useFailure();
  const keys = useQuery({ queryKey: ['keys'], queryFn: api.keys });
  const [making, setMaking] = useState(false);
  if (!keys.data) return <PageState error={keys.error} onRetry={() => void keys.refetch()} />;
  const remove = (key: KeySummary) =>
    void modal.confirm({
      title: t('page.deleteKeyTitle', { name: key.name }),
      content: t('page.deleteKeyText'),
      okText: t('panel.delete'),
      okButtonProps: { danger: true },
      onOk: () => api.deleteKey(key.id).then(() => client.invalidateQueries({ queryKey: ['keys'] }), fail),
    });
  const columns: readonly Column<KeySummary>[] = [
    { key: 'name', title: t('page.keyName'), show: (key) => <span className="record-name">{key.name}</span> },
    {
      key: 'kind',
      title: t('page.keyKind'),
      show: (key) => <Tag color={key.kind === 'write' ? 'blue' : 'purple'}>{t(`page.key_${key.kind}`)}</Tag>,
    },
    { key: 'prefix', title: t('page.key'), show: (key) => <code>{key.prefix}…</code> },
    {
      key: 'used',
      title: t('page.lastUsed'),
      show: (key) => (key.lastUsedAt === null ? t('panel.never') : formatMoment(key.lastUsedAt, language)),
    },
    {
      key: 'delete',
      title: t('page.actions'),
      show: (key) => (
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t('page.deleteKeyTitle', { name: key.name })}
          onClick={() => remove(key)}
        />
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('page.keysTitle')}
        text={t('page.keysText')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('page.newKey')}
          </Button>
        }
      />
      {keys.data.length === 0 ? (
        <p className="muted card">{t('page.noKeys')}</p>
      ) : (
        <RecordTable label={t('page.keysTitle')} columns={columns} rows={keys.data} keyOf={({ id }) => id} />
      )}
      <EverythingPause />
      <section className="card settings-example">
        <h2>{t('page.curlTitle')}</h2>
        <p className="muted">{t('page.curlText')}</p>
        <Copyable text={curlExample(location.origin, 'WRITE_KEY')} />
        <p className="muted">
          <a href="/docs">{t('page.apiDocs')}</a>
        </p>
      </section>
      {making && (
        <NewKeyDialog
          onClose={() => {
            setMaking(false);
            void client.invalidateQueries({ queryKey: ['keys'] });
          }}
        />
      )}
    </>
  );
}

export function curlExample(origin: string, key: string): string {
  const body = JSON.stringify({ userId: 'learner-1024', event: 'checked_in', properties: { day: 1 } });
  return `curl -u '${key}:' ${origin}/v1/track \\\n  -H 'content-type: application/json' \\\n  -d '${body}'`;
}

function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'write' | 'api'>('write');
  const id = useId();
  const make = useMutation({ mutationFn: () => api.createKey(name.trim(), kind) });
  if (make.data) return <MadeKey made={make.data} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('page.newKey')}
      okText={t('page.makeKey')}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={make.isPending}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <FailureNote error={make.error} />
      <div className="context-input">
        <label htmlFor={id}>{t('page.keyName')}</label>
        <Input id={id} autoFocus maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <Segmented
        value={kind}
        onChange={setKind}
        options={[
          { value: 'write', label: t('page.key_write') },
          { value: 'api', label: t('page.key_api') },
        ]}
      />
      <p className="muted enroll-hint">{t(kind === 'write' ? 'page.writeKeyText' : 'page.apiKeyText')}</p>
    </Modal>
  );
}

function MadeKey({ made, onClose }: { readonly made: NewKey; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('page.keyMade')}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t('page.keyOnce')}</p>
      <Copyable text={made.key} />
      {made.kind === 'write' && <Copyable text={curlExample(location.origin, made.key)} />}
    </Modal>
  );
}

function Copyable({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  return (
    <div className="copyable">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <Button
        icon={<CopyOutlined />}
        aria-label={t('page.copy')}
        title={t('page.copy')}
        onClick={() => void navigator.clipboard.writeText(text).then(() => message.success(t('page.copied')), fail)}
      />
    </div>
  );
}
