import { CheckCircleOutlined, CloudSyncOutlined, DisconnectOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Autosave, SaveStatus } from './autosave.ts';

const ICONS: Readonly<Record<SaveStatus, typeof CheckCircleOutlined>> = {
  saved: CheckCircleOutlined,
  changed: CloudSyncOutlined,
  saving: CloudSyncOutlined,
  offline: DisconnectOutlined,
  conflict: WarningOutlined,
  refused: WarningOutlined,
};

export function SaveNote({ autosave }: { readonly autosave: Autosave }) {
  const { status, reason } = useStore(autosave.store);
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className="save-note" data-status={status} data-testid="save-status" role="status" title={reason ?? undefined}>
      <Icon aria-hidden="true" /> {t(`editor.save_${status}`)}
    </span>
  );
}
