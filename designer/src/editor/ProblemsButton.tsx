import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { useEditorStore } from './editor-store.ts';
import { showProblem } from './show-problem.ts';
import type { WordedProblem } from './use-problems.ts';

export function ProblemsButton({ problems }: { readonly problems: readonly WordedProblem[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  const words = problems.length === 0 ? t('editor.noProblems') : t('editor.problemsCount', { count: problems.length });
  return (
    <Popover
      open={open && problems.length > 0}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      // The list lies at the end of the page: Tab alone would not get there.
      afterOpenChange={(isOpen) => {
        if (isOpen) list.current?.querySelector('button')?.focus();
      }}
      content={
        <ProblemItems
          problems={problems}
          list={list}
          onChosen={() => setOpen(false)}
          onLeft={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      }
    >
      <Button
        type="text"
        ref={button}
        aria-expanded={open && problems.length > 0}
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

interface ProblemItemsProps {
  readonly problems: readonly WordedProblem[];
  readonly list: RefObject<HTMLUListElement | null>;
  readonly onChosen: () => void;
  readonly onLeft: () => void;
}

function ProblemItems({ problems, list, onChosen, onLeft }: ProblemItemsProps) {
  const store = useEditorStore();
  const { t } = useTranslation();
  const { steps } = useNames();
  const nameOf = (step: string | undefined) => steps.find(({ id }) => id === step)?.title ?? t('editor.flowItself');
  const press = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onLeft();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll('button')];
    const here = items.findIndex((item) => item === document.activeElement);
    items[(here + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
  };
  return (
    <ul className="problem-items" data-testid="problem-list" ref={list} onKeyDown={press}>
      {problems.map(({ problem, sentence }, index) => (
        // Two problems may read alike; their order is the validator's and stable.
        <li key={`${problem.code} ${problem.step} ${problem.path} ${index}`}>
          <button
            type="button"
            onClick={() => {
              onChosen();
              showProblem(store, problem);
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
