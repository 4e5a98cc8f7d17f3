// Who has a task, until when somebody must take it up, whom it has escalated to, and that it was reminded of.
import type { TaskDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { TaskReminder } from './TaskReminder.tsx';

export function TaskStanding({ task }: { readonly task: TaskDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const takeUp = useMutation({
    mutationFn: () => api.acknowledgeTask(task.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tasks'] }),
    onError: fail,
  });
  const isOpen = task.status === 'open';
  const waits = isOpen && task.acknowledgedAt === null && task.acknowledgeBy !== null;
  return (
    <>
      {task.escalatedTo !== null && <Tag color="orange">{t('tasks.escalated', { to: task.escalatedTo })}</Tag>}
      {task.acknowledgedBy !== null && <Tag color="green">{t('tasks.takenUp', { person: task.acknowledgedBy })}</Tag>}
      <TaskReminder at={task.remindedAt} />
      {waits && (
        <>
          <span>{t('tasks.takeUpBy', { when: formatMoment(task.acknowledgeBy as number, language) })}</span>
          <Button size="small" loading={takeUp.isPending} onClick={() => takeUp.mutate()} data-testid={`take-up-${task.id}`}>
            {t('tasks.takeUp')}
          </Button>
        </>
      )}
    </>
  );
}
