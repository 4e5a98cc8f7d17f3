import { describeKitProblem, type Problem } from '@sopwith/engine';
import type { KitDto } from '@sopwith/server/kits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { kitsApi } from '../api/kits-api.ts';
import { ServerRefused } from '../api/request.ts';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { FlowStatusTag } from '../pages/FlowStatusTag.tsx';
import { useFailure } from '../shell/failure.ts';
import { type Elapsed, ResumeDialog } from '../standing/ResumeDialog.tsx';
import { KitContents } from './KitContents.tsx';
import { StopKitDialog } from './StopKitDialog.tsx';

export function KitCard({ kit }: { readonly kit: KitDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const failed = useFailure();
  const { message } = App.useApp();
  const [dialog, setDialog] = useState<'stop' | 'resume' | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const refresh = () => Promise.all(['kits', 'flows', 'segments'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const act = useMutation({
    mutationFn: (what: () => Promise<unknown>) => what(),
    onSuccess: async () => {
      setDialog(null);
      setProblems([]);
      await refresh();
    },
    onError: (error) => {
      const listed = error instanceof ServerRefused ? error.problem.problems : undefined;
      if (listed === undefined) failed(error);
      else setProblems(listed.filter(({ severity }) => severity === 'error'));
    },
  });
  const has = (status: string) => kit.flows.some((flow) => flow.status === status);
  const publish = async () => {
    await kitsApi.publish(kit.id);
    void message.success(t('kit.published'));
  };
  // The sentences name flows by what the kit calls them; of the drawn flow only its name is known here.
  const names = new Map(kit.flows.map(({ called, name }) => [called, name]));
  const sentence = (problem: Problem) => {
    const { flow, ...rest } = problem;
    const said = describeKitProblem(rest, new Map(), language);
    return flow === undefined ? said : `${names.get(flow) ?? flow} · ${said}`;
  };
  return (
    <li className="kit-card" data-testid="kit-card">
      <h2>{kit.name}</h2>
      {kit.description !== '' && <p className="muted">{kit.description}</p>}
      <ul className="kit-flows">
        {kit.flows.map((flow) => (
          <li key={flow.id}>
            <Link to={`/flows/${flow.id}`}>{flow.name}</Link>
            <FlowStatusTag flow={flow} />
            <span className="muted">
              {t('page.runs_active')} {formatNumber(flow.active, language)}
            </span>
          </li>
        ))}
      </ul>
      <KitContents kit={kit} />
      {problems.length > 0 && (
        <Alert
          type="error"
          title={t('kit.problems')}
          description={<ul className="kit-problems">{[...new Set(problems.map(sentence))].map((said) => <li key={said}>{said}</li>)}</ul>}
        />
      )}
      <div className="kit-actions">
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate(publish)} data-testid="publish-kit">
          {t('kit.publish')}
        </Button>
        {has('published') && <Button onClick={() => act.mutate(() => kitsApi.pause(kit.id))}>{t('kit.pause')}</Button>}
        {has('paused') && <Button onClick={() => setDialog('resume')}>{t('kit.resume')}</Button>}
        {(has('published') || has('paused')) && (
          <Button danger onClick={() => setDialog('stop')}>
            {t('kit.stop')}
          </Button>
        )}
        <Button href={kitsApi.documentAddress(kit.id)} download={`${kit.name}.json`}>
          {t('kit.export')}
        </Button>
        <Popconfirm
          title={t('kit.takeApartAsk', { name: kit.name })}
          okText={t('kit.takeApart')}
          cancelText={t('kit.cancel')}
          onConfirm={() => act.mutate(() => kitsApi.takeApart(kit.id))}
        >
          <Button type="text">{t('kit.takeApart')}</Button>
        </Popconfirm>
      </div>
      {dialog === 'stop' && (
        <StopKitDialog
          kit={kit}
          onClose={() => setDialog(null)}
          onStopped={(count) => {
            setDialog(null);
            void message.success(t('kit.stopped', { count }));
            void refresh();
          }}
        />
      )}
      {dialog === 'resume' && (
        <ResumeDialog
          busy={act.isPending}
          onGoOn={(elapsed: Elapsed) => act.mutate(() => kitsApi.resume(kit.id, elapsed))}
          onClose={() => setDialog(null)}
        />
      )}
    </li>
  );
}
