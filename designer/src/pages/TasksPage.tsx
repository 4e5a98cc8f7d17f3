import type { TaskDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input, Modal, Segmented, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatDistance, formatFullMoment, formatMoment } from '../language/moment.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import { PageState } from '../shell/PageState.tsx';
import { PageHead } from './PageHead.tsx';
import { RehearsalTag } from './RehearsalTag.tsx';

const STATUSES = ['open', 'done', 'closed'] as const;

export function TasksPage() {
  const { t } = useTranslation();
  const [status, setStatus] = useState<TaskDto['status']>('open');
  // A rehearsal's tasks stand apart from the real ones, under an address of their own.
  const [search] = useSearchParams();
  const scope = search.get('scope');
  const tasks = useQuery({
    queryKey: ['tasks', scope, status],
    queryFn: () => api.tasks({ status, ...(scope ? { scope } : {}) }),
    refetchInterval: 3_000,
  });
  const [chosen, setChosen] = useState<TaskDto | null>(null);
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
      {chosen && <CompleteDialog task={chosen} onClose={() => setChosen(null)} />}
    </>
  );
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

function CompleteDialog({ task, onClose }: { readonly task: TaskDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const id = useId();
  const complete = useMutation({
    mutationFn: (outcome: string) => api.completeTask(task.id, outcome, note.trim()),
    onSuccess: () => {
      void message.success(t('page.taskDone'));
      void client.invalidateQueries({ queryKey: ['tasks'] });
      onClose();
    },
  });
  return (
    <Modal open onCancel={onClose} title={task.title} footer={null}>
      <FailureNote error={complete.error} />
      {task.detail && <p className="task-detail">{task.detail}</p>}
      <label htmlFor={id} className="task-note">
        {t('page.note')}
      </label>
      <Input.TextArea
        id={id}
        value={note}
        maxLength={2000}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="task-ask">{t('page.howDidItGo')}</p>
      <div className="task-outcomes">
        {task.outcomes.map((outcome) => (
          <Button
            key={outcome.id}
            size="large"
            disabled={complete.isPending}
            onClick={() => complete.mutate(outcome.id)}
            data-testid={`outcome-${outcome.id}`}
          >
            {outcome.title}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
