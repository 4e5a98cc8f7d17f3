// Erasing a member for good, behind a word that must be typed; and what stands in their place afterwards.
import { DeleteOutlined } from '@ant-design/icons';
import type { ErasureDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { Field } from '../panel/Field.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';

export function EraseMember({ userId }: { readonly userId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button danger icon={<DeleteOutlined aria-hidden="true" />} onClick={() => setIsOpen(true)}>
        {t('member.erase')}
      </Button>
      {isOpen && <EraseDialog userId={userId} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function EraseDialog({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => api.eraseMember(userId, typed),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('member.eraseTitle', { userId })}
      okText={t('member.eraseDo')}
      cancelText={t('channel.cancel')}
      okButtonProps={{ danger: true, disabled: typed !== userId }}
      confirmLoading={erase.isPending}
      onOk={() => erase.mutate()}
      onCancel={onClose}
    >
      <FailureNote error={erase.error} />
      <Alert type="warning" showIcon title={t('member.eraseText')} />
      <Field label={t('member.eraseConfirm', { userId })} id={id}>
        <Input id={id} autoFocus autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </Field>
    </Modal>
  );
}

export function ErasedMember({ erasure: { userId, at, by, finishedAt } }: { readonly erasure: ErasureDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const lift = useMutation({ mutationFn: () => api.liftErasure(userId), onSuccess: () => queries.invalidateQueries() });
  return (
    <>
      <PageHead title={userId} text={t('member.erasedBy', { by, at: formatMoment(at, language) })} />
      <FailureNote error={lift.error} />
      <section className="card">
        <p>{t(finishedAt === null ? 'member.erasing' : 'member.erasedText')}</p>
        {finishedAt === null ? (
          <EraseMember userId={userId} />
        ) : (
          <Button loading={lift.isPending} onClick={() => lift.mutate()}>
            {t('member.lift')}
          </Button>
        )}
      </section>
    </>
  );
}
