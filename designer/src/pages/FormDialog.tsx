import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';

interface FormDialogProps {
  readonly title: string;
  readonly okText: string;
  /** Whether what must be filled in is. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly danger?: boolean;
  readonly onOk: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields and one button; Enter in a field is the button. What went wrong is said above the fields. */
export function FormDialog({ title, okText, ready, busy, error, danger = false, onOk, onClose, children }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, danger }}
      confirmLoading={busy}
      onOk={onOk}
      onCancel={onClose}
    >
      <FailureNote error={error} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onOk();
        }}
      >
        {children}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}
