import type { RunDetail } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useFailure } from '../shell/failure.ts';
import { type Elapsed, ResumeDialog } from './ResumeDialog.tsx';
import './standing.css';

/** Lets one run stand still, and go on. */
export function RunPause({ run }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fail = useFailure();
  const [asks, setAsks] = useState(false);
  const act = useMutation({
    mutationFn: (elapsed: Elapsed | null) => (elapsed === null ? api.pauseRun(run.id) : api.resumeRun(run.id, elapsed)),
    onSuccess: () => {
      setAsks(false);
      void client.invalidateQueries({ queryKey: ['run', run.id] });
    },
    onError: fail,
  });
  if (run.pausedAt === null) {
    return (
      <Button loading={act.isPending} onClick={() => act.mutate(null)}>
        {t('standing.pauseRun')}
      </Button>
    );
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsks(true)}>
        {t('standing.resumeRun')}
      </Button>
      {asks && <ResumeDialog busy={act.isPending} onGoOn={(elapsed) => act.mutate(elapsed)} onClose={() => setAsks(false)} />}
    </>
  );
}
