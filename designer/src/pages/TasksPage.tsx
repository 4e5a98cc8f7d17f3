import type { TaskDto } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatDistance, formatFullMoment, formatMoment } from '../language/moment.ts';
import { PageState } from '../shell/PageState.tsx';
import { CompleteDialog } from '../tasks/CompleteDialog.tsx';
import { TaskStanding } from '../tasks/TaskStanding.tsx';
import { PageHead } from './PageHead.tsx';
import { RehearsalTag } from './RehearsalTag.tsx';

const STATUSES = ['open', 'done', 'closed'] as const;
const WHOSE = ['all', 'mine', 'team'] as const;

export function TasksPage() {
  const { t } = useTranslation();
  const [status, setStatus] = useState<TaskDto['status']>('open');
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>('all');
  // A rehearsal's tasks stand apart from the real ones, under an address of their own.
  const [search] = useSearchParams();
  const scope = search.get('scope');
  const tasks = useQuery({
    queryKey: ['tasks', scope, status, whose],
    queryFn: () => api.tasks({ status, whose, ...(scope ? { scope } : {}) }),
    refetchInterval: 3_000,
  });
  const [chosen, setChosen] = useState<TaskDto | null>(null);
  const calledOff = useCalledOff(scope, status === 'open' && whose === 'mine');
  if (tasks.error && !tasks.data) return <PageState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  return (
    <>
      <PageHead
        title={
          <>
            {t('common.tasks')} {scope && <RehearsalTag />}
          </>
        }
        text={t('page.tasksText')}
        actions={scope && <Link to="/tasks">{t('page.realTasks')}</Link>}
      />
      <div className="page-filters">
        <Segmented<TaskDto['status']>
          value={status}
          onChange={setStatus}
          options={STATUSES.map((each) => ({ value: each, label: t(`page.task_${each}`) }))}
        />
        <Segmented<(typeof WHOSE)[number]>
          value={whose}
          onChange={setWhose}
          options={WHOSE.map((each) => ({ value: each, label: t(`tasks.whose_${each}`) }))}
        />
      </div>
      {!tasks.data ? (
        <PageState error={null} />
      ) : tasks.data.length === 0 ? (
        <Empty className="page-empty" description={t(status === 'open' ? 'page.noOpenTasks' : 'page.noTasks')} />
      ) : (
        <ul className="tasks" aria-label={t('common.tasks')}>
          {tasks.data.map((task) => (
            <TaskCard key={task.id} task={task} onOpen={() => setChosen(task)} />
          ))}
        </ul>
      )}
      {calledOff.length > 0 && (
        <section aria-label={t('page.calledOff')}>
          <h2>{t('page.calledOff')}</h2>
          <p className="muted">{t('page.calledOffText')}</p>
          <ul className="tasks">
            {calledOff.map((task) => (
              <TaskCard key={task.id} task={task} onOpen={() => setChosen(task)} />
            ))}
          </ul>
        </section>
      )}
      {chosen && <CompleteDialog task={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

const CALLED_OFF_FOR_MS = 86_400_000;

/** My tasks whose flow went on without them since yesterday: whoever had one hears of it where they look for their work. */
function useCalledOff(scope: string | null, asked: boolean): readonly TaskDto[] {
  const closed = useQuery({
    queryKey: ['tasks', scope, 'closed', 'mine'],
    queryFn: () => api.tasks({ status: 'closed', whose: 'mine', ...(scope ? { scope } : {}) }),
    enabled: asked,
    refetchInterval: 10_000,
  });
  const since = Date.now() - CALLED_OFF_FOR_MS;
  return asked ? (closed.data ?? []).filter(({ doneAt }) => doneAt !== null && doneAt > since) : [];
}

function TaskCard({ task, onOpen }: { readonly task: TaskDto; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = Date.now();
  // A rehearsal's clock is not ours: its deadlines say nothing about being late here.
  const late = task.status === 'open' && !task.rehearsal && task.dueAt !== null && task.dueAt < now;
  return (
    <li className="task" data-late={late || undefined} data-testid="task">
      <div className="task-body">
        <h2>{task.title}</h2>
        {task.detail && <p className="task-detail">{task.detail}</p>}
        <p className="task-facts">
          <Tag>{task.assignee}</Tag>
          {task.rehearsal && <RehearsalTag />}
          <Link to={`/runs/${task.run}`}>{task.member.name ?? task.member.userId}</Link>
          <span>{task.flow.name}</span>
          <time dateTime={new Date(task.openedAt).toISOString()}>{formatMoment(task.openedAt, language)}</time>
          <TaskStanding task={task} />
        </p>
      </div>
      <div className="task-side">
        {task.dueAt !== null && (
          <span className="task-due" data-late={late || undefined} title={formatFullMoment(task.dueAt, language)}>
            {t(late ? 'page.overdue' : 'page.due', {
              when: task.rehearsal ? formatMoment(task.dueAt, language) : formatDistance(task.dueAt, now, language),
            })}
          </span>
        )}
        {task.status === 'open' ? (
          <Button type="primary" onClick={onOpen}>
            {t('page.complete')}
          </Button>
        ) : (
          <Tag color={task.status === 'done' ? 'green' : 'default'}>
            {task.outcomes.find(({ id }) => id === task.outcome)?.title ?? t(`page.task_${task.status}`)}
          </Tag>
        )}
      </div>
    </li>
  );
}
