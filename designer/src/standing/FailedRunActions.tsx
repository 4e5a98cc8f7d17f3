import type { FailedRun } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { useFailure } from '../shell/failure.ts';

type Doing = { readonly type: 'retry' } | { readonly type: 'skip'; readonly step: string; readonly outcome: string } | { readonly type: 'move'; readonly step: string; readonly to: string } | { readonly type: 'end' };

const DONE = { retry: 'standing.retried', skip: 'standing.skipped', move: 'standing.moved', end: 'standing.ended' } as const;

/** Try again, skip the step, move to another, end: each asks the run's lane, which takes it within moments. */
export function FailedRunActions({ run }: { readonly run: FailedRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const fail = useFailure();
  const act = useMutation({
    mutationFn: (doing: Doing) => {
      switch (doing.type) {
        case 'retry':
          return api.retryRun(run.id);
        case 'skip':
          return api.skipStep(run.id, doing.step, doing.outcome);
        case 'move':
          return api.moveRun(run.id, doing.step, doing.to);
        case 'end':
          return api.cancelRun(run.id, '');
      }
    },
    onSuccess: (_, { type }) => {
      void message.success(t(DONE[type]));
      void client.invalidateQueries({ queryKey: ['failed-runs'] });
    },
    onError: fail,
  });
  const ways = run.stoppedAt.map(({ step, title, outcomes }) => ({
    key: step,
    type: 'group' as const,
    label: t('standing.skipAt', { step: title[language] }),
    children: outcomes.map((outcome) => ({
      key: `${step} ${outcome.id}`,
      label: outcome[language],
      onClick: () => act.mutate({ type: 'skip', step, outcome: outcome.id }),
    })),
  }));
  const places = run.stoppedAt.map(({ step, title, movesTo }) => ({
    key: step,
    type: 'group' as const,
    label: t('standing.moveAt', { step: title[language] }),
    children: movesTo.map((other) => ({
      key: `${step} ${other.step}`,
      label: other.title[language],
      onClick: () => act.mutate({ type: 'move', step, to: other.step }),
    })),
  }));
  return (
    <div className="failed-actions">
      <Button type="primary" size="small" loading={act.isPending} onClick={() => act.mutate({ type: 'retry' })}>
        {t('standing.retry')}
      </Button>
      <Dropdown autoFocus menu={{ items: ways }} trigger={['click']} disabled={ways.length === 0}>
        <Button size="small">{t('standing.skip')}</Button>
      </Dropdown>
      <Dropdown autoFocus menu={{ items: places, className: 'failed-places' }} trigger={['click']} disabled={run.stoppedAt.every(({ movesTo }) => movesTo.length === 0)}>
        <Button size="small">{t('standing.move')}</Button>
      </Dropdown>
      <Button
        size="small"
        danger
        onClick={() =>
          void modal.confirm({
            title: t('standing.endTitle'),
            content: t('standing.endText', { member: run.member.name ?? run.member.userId, flow: run.flow.name }),
            okText: t('standing.end'),
            okButtonProps: { danger: true },
            cancelText: t('standing.keep'),
            onOk: () => act.mutateAsync({ type: 'end' }),
          })
        }
      >
        {t('standing.end')}
      </Button>
    </div>
  );
}
