import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { useSession } from '../shell/session.ts';
import { type Elapsed, ResumeDialog } from './ResumeDialog.tsx';
import './standing.css';

/** Lets all flows stand still, and go on. */
export function EverythingPause() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { modal } = App.useApp();
  const fail = useFailure();
  const session = useSession();
  const [asks, setAsks] = useState(false);
  const act = useMutation({
    mutationFn: (elapsed: Elapsed | null) => (elapsed === null ? api.pauseEverything() : api.resumeEverything(elapsed)),
    onSuccess: () => {
      setAsks(false);
      return client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: fail,
  });
  if (!session.data) return null;
  const confirmPause = () =>
    void modal.confirm({
      title: t('standing.pauseEverythingTitle'),
      content: t('standing.everythingText'),
      okText: t('standing.pauseEverything'),
      okButtonProps: { danger: true },
      onOk: () => act.mutateAsync(null).catch(() => undefined),
    });
  const { pausedAt } = session.data.workspace;
  return (
    <section className="card everything-pause">
      <h2>{t('standing.everythingTitle')}</h2>
      <p className="muted">{t('standing.everythingText')}</p>
      {pausedAt === null ? (
        <Button danger loading={act.isPending} onClick={confirmPause}>
          {t('standing.pauseEverything')}
        </Button>
      ) : (
        <EverythingStands since={pausedAt}>
          <Button type="primary" onClick={() => setAsks(true)}>
            {t('standing.resumeEverything')}
          </Button>
        </EverythingStands>
      )}
      {asks && <ResumeDialog busy={act.isPending} onGoOn={(elapsed) => act.mutate(elapsed)} onClose={() => setAsks(false)} />}
    </section>
  );
}

function EverythingStands({ since, children }: { readonly since: number; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="everything-stands" role="status">
      {t('standing.everythingPaused', { when: formatMoment(since, language) })} {children}
    </p>
  );
}

/** On every page while it lasts, so that nobody wonders why nothing happens. */
export function EverythingPausedNote() {
  const { t } = useTranslation();
  const language = useLanguage();
  const pausedAt = useSession().data?.workspace.pausedAt ?? null;
  if (pausedAt === null) return null;
  return (
    <p className="everything-note" role="status">
      {t('standing.everythingPaused', { when: formatMoment(pausedAt, language) })}
    </p>
  );
}
