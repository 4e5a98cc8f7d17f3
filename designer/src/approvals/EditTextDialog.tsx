import type { ApprovalDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';

export function EditTextDialog({ approval, onClose }: { readonly approval: ApprovalDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [text, setText] = useState(approval.text);
  const save = useMutation({
    mutationFn: () => peopleApi.editText(approval.id, text.trim(), approval.textHash),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  return (
    <FormDialog
      title={t('approval.editTitle')}
      okText={t('approval.save')}
      ready={text.trim() !== '' && text.trim() !== approval.text}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <p className="approval-void">{t('approval.void')}</p>
      <Field label={t('approval.textLabel')} id={id}>
        <Input.TextArea id={id} autoSize={{ minRows: 4, maxRows: 16 }} maxLength={10_000} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
    </FormDialog>
  );
}
