import type { ChannelDto } from '@sopwith/server/contract';
import { useMutation } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../api/channels-api.ts';
import { Field } from '../panel/Field.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';

export function TestDialog({ channel, onClose }: { readonly channel: ChannelDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [to, setTo] = useState('');
  const test = useMutation({ mutationFn: () => channelsApi.test(channel.id, to.trim()) });
  const needsAddress = channel.kind === 'email';
  return (
    <Modal
      open
      title={`${t('channel.test')} · ${channel.name}`}
      okText={t('channel.test')}
      cancelText={t('channel.close')}
      okButtonProps={{ disabled: needsAddress && !to.includes('@') }}
      confirmLoading={test.isPending}
      onOk={() => test.mutate()}
      onCancel={onClose}
    >
      <FailureNote error={test.error} />
      {needsAddress && (
        <Field label={t('channel.testTo')} id={id}>
          <Input id={id} type="email" autoFocus value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
      )}
      {test.data && (
        <Alert
          showIcon
          role="status"
          type={test.data.sent ? 'success' : 'error'}
          title={test.data.sent ? t('channel.testSent') : t('channel.testFailed', { reason: test.data.reason ?? '' })}
        />
      )}
    </Modal>
  );
}
