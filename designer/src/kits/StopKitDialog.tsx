import type { KitDto } from '@sopwith/server/kits';
import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kitsApi } from '../api/kits-api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

interface StopKitDialogProps {
  readonly kit: KitDto;
  readonly onClose: () => void;
  readonly onStopped: (ended: number) => void;
}

/** Ends what many people are in the middle of: the name has to be typed. */
export function StopKitDialog({ kit, onClose, onStopped }: StopKitDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const stop = useMutation({ mutationFn: () => kitsApi.stop(kit.id, typed.trim()), onSuccess: ({ ended }) => onStopped(ended) });
  const count = kit.flows.reduce((sum, { active, failed }) => sum + active + failed, 0);
  return (
    <Modal
      open
      title={t('kit.stopTitle', { name: kit.name })}
      okText={t('kit.stop')}
      cancelText={t('kit.cancel')}
      okButtonProps={{ danger: true, disabled: typed.trim() !== kit.name, loading: stop.isPending }}
      onOk={() => stop.mutate()}
      onCancel={onClose}
    >
      <FailureNote error={stop.error} />
      <p>{t('kit.stopText', { count })}</p>
      <Input aria-label={t('kit.name')} placeholder={kit.name} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Modal>
  );
}
