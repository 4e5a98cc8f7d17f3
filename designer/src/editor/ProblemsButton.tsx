import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { useEditorStore } from './editor-store.ts';
import type { WordedProblem } from './use-problems.ts';

export function ProblemsButton({ problems }: { readonly problems: readonly WordedProblem[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  const words = problems.length === 0 ? t('editor.noProblems') : t('editor.problemsCount', { count: problems.length });
  return (
    <Popover
      open={open && problems.length > 0}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={<ProblemItems problems={problems} onChosen={() => setOpen(false)} />}
    >
      <Button
        type="text"
        data-testid="problems"
        className="problems-button"
        data-severity={errors > 0 ? 'error' : problems.length > 0 ? 'warning' : 'none'}
        icon={problems.length === 0 ? <CheckCircleFilled /> : <WarningFilled />}
      >
        <span aria-live="polite">{words}</span>
      </Button>
    </Popover>
  );
}

function ProblemItems({ problems, onChosen }: { readonly problems: readonly WordedProblem[]; readonly onChosen: () => void }) {
  const store = useEditorStore();
  const { t } = useTranslation();
  const { steps } = useNames();
  const nameOf = (step: string | undefined) => steps.find(({ id }) => id === step)?.title ?? t('editor.flowItself');
  return (
    <ul className="problem-items" data-testid="problem-list">
      {problems.map(({ problem, sentence }, index) => (
        // Two problems may read alike; their order is the validator's and stable.
        <li key={`${problem.code} ${problem.step} ${problem.path} ${index}`}>
          <button
            type="button"
            onClick={() => {
              if (problem.step === undefined) store.getState().select([]);
              else store.getState().seek(problem.step);
              onChosen();
            }}
          >
            <WarningFilled className="step-problem" data-severity={problem.severity} aria-hidden="true" />
            <span>
              <strong>{nameOf(problem.step)}</strong> {sentence}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
