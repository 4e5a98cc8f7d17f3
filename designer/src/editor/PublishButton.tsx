import { CloudUploadOutlined } from '@ant-design/icons';
import type { FlowDocument } from '@sopwith/engine';
import type { FlowDetail, FlowVersionDto } from '@sopwith/server/contract';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { api } from '../api/api.ts';
import { useFailure } from '../shell/failure.ts';
import type { Autosave } from './autosave.ts';
import { useFlow } from './editor-store.ts';
import type { WordedProblem } from './use-problems.ts';

interface PublishButtonProps {
  readonly detail: FlowDetail;
  readonly published: FlowDetail['published'];
  readonly problems: readonly WordedProblem[];
  readonly autosave: Autosave;
  readonly onPublished: (version: FlowVersionDto, document: FlowDocument) => void;
}

export function PublishButton({ detail, published, problems, autosave, onPublished }: PublishButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const flow = useFlow();
  const fail = useFailure();
  const status = useStore(autosave.store, (state) => state.status);
  const [asking, setAsking] = useState(false);
  const next = (published?.number ?? 0) + 1;
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  const warnings = problems.filter(({ problem }) => problem.severity === 'warning');
  const blocked = errors > 0 ? t('editor.publishBlocked', { count: errors }) : status === 'offline' ? t('editor.save_offline') : null;

  const publish = useMutation({
    mutationFn: async () => {
      if (!(await autosave.flush())) throw new Error(t('editor.publishUnsaved'));
      return api.publish(detail.id, autosave.store.getState().rev);
    },
    onSuccess: (version) => {
      setAsking(false);
      void message.success(t('editor.publishedNow', { number: version.number }));
      onPublished(version, flow);
    },
    onError: fail,
  });

  return (
    <>
      <Tooltip title={blocked}>
        {/* A disabled button hears no mouse, so the reason hangs on what is around it. */}
        <span>
          <Button
            type="primary"
            icon={<CloudUploadOutlined />}
            data-testid="publish"
            disabled={blocked !== null}
            onClick={() => setAsking(true)}
          >
            {t('editor.publish')}
          </Button>
        </span>
      </Tooltip>
      <Modal
        open={asking}
        title={t('editor.publishTitle', { number: next })}
        okText={t('editor.publishNow')}
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate()}
        onCancel={() => setAsking(false)}
      >
        <p>{published ? t('editor.publishAgainText') : t('editor.publishFirstText')}</p>
        {warnings.length > 0 && (
          <ul className="publish-warnings" aria-label={t('editor.publishWarnings')}>
            {warnings.map(({ sentence }, index) => (
              // The same sentence can be said of two places.
              <li key={index}>{sentence}</li>
            ))}
          </ul>
        )}
      </Modal>
    </>
  );
}
