import type { ApprovalDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { Field } from '../panel/Field.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';

/** A vote is for the text as it is shown here: where it was edited meanwhile, the server refuses it. */
export function VoteDialog({ approval, onClose }: { readonly approval: ApprovalDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: (vote: 'approve' | 'reject') =>
      peopleApi.vote(approval.id, { vote, textHash: approval.textHash, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  return (
    <Modal
      open
      title={approval.title}
      onCancel={onClose}
      footer={
        <>
          <Button danger disabled={note.trim() === ''} loading={send.isPending && send.variables === 'reject'} onClick={() => send.mutate('reject')}>
            {t('approval.reject')}
          </Button>
          <Button type="primary" loading={send.isPending && send.variables === 'approve'} onClick={() => send.mutate('approve')}>
            {t('approval.approve')}
          </Button>
        </>
      }
    >
      <FailureNote error={send.error} />
      <blockquote className="approval-text">{approval.text}</blockquote>
      <p className="muted approval-bound">{t('approval.bound', { hash: approval.textHash.slice(0, 8) })}</p>
      <Field label={t('approval.note')} id={id} help={t('approval.noteHelp')}>
        <Input.TextArea id={id} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </Modal>
  );
}
