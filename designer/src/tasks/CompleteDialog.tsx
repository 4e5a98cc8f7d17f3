// Working on a task: what it asks for is filled in and ticked off, then one of its outcomes ends it.
import type { TaskDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import { TaskForm } from './TaskForm.tsx';
import { TaskReminder } from './TaskReminder.tsx';
import { completionOf, type Filled, missingFields } from './task-answers.ts';
import './tasks.css';

export function CompleteDialog({ task, onClose }: { readonly task: TaskDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [filled, setFilled] = useState<Filled>({});
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const id = useId();
  const missing = missingFields(task.form, filled);
  const complete = useMutation({
    mutationFn: (outcome: string) => api.completeTask(task.id, completionOf(outcome, note, filled, ticked)),
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
      <TaskReminder at={task.remindedAt} />
      <TaskForm task={task} filled={filled} ticked={ticked} onFill={setFilled} onTick={setTicked} />
      <label htmlFor={id} className="task-note">
        {t('page.note')}
      </label>
      <Input.TextArea id={id} value={note} maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setNote(event.target.value)} />
      <p className="task-ask">{t('page.howDidItGo')}</p>
      {missing.length > 0 && (
        <p className="muted" role="status">
          {t('tasks.missing', { fields: missing.join(' · ') })}
        </p>
      )}
      <div className="task-outcomes">
        {task.outcomes.map((outcome) => (
          <Button
            key={outcome.id}
            size="large"
            disabled={complete.isPending || missing.length > 0}
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
