import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useStore } from 'zustand';
import { api } from '../api/api.ts';
import type { Autosave } from './autosave.ts';
import { useEditorStore } from './editor-store.ts';

/** Somebody else saved meanwhile. Nothing is overwritten: take theirs, or keep one's own as a flow of its own. */
export function ConflictDialog({ autosave, onReload }: { readonly autosave: Autosave; readonly onReload: () => void }) {
  const status = useStore(autosave.store, (state) => state.status);
  const store = useEditorStore();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const takeTheirs = () => {
    autosave.abandon();
    onReload();
  };

  const keepMine = () => {
    setBusy(true);
    const mine = store.getState().history.present;
    api
      .createFlow({ document: { ...mine, name: t('editor.copyOf', { name: mine.name }) } })
      .then((copy) => {
        autosave.abandon();
        void navigate(`/flows/${copy.id}`);
      })
      .catch((error: unknown) => {
        setBusy(false);
        setFailure(error instanceof Error ? error.message : String(error));
      });
  };

  return (
    <Modal
      open={status === 'conflict'}
      closable={false}
      title={t('editor.conflictTitle')}
      footer={[
        <Button key="theirs" onClick={takeTheirs}>
          {t('editor.takeTheirs')}
        </Button>,
        <Button key="mine" type="primary" loading={busy} onClick={keepMine}>
          {t('editor.keepMine')}
        </Button>,
      ]}
    >
      <p>{t('editor.conflictText')}</p>
      {failure && <p role="alert">{failure}</p>}
    </Modal>
  );
}
