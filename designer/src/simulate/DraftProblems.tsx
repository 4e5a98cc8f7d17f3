import type { FlowDocument } from '@sopwith/engine';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WordedProblem } from '../editor/use-problems.ts';
import { useStepTitles } from '../pages/step-titles.ts';

interface DraftProblemsProps {
  readonly problems: readonly WordedProblem[];
  readonly document: FlowDocument;
  /** It cannot be played before they are mended. */
  readonly blocked: boolean;
}

export function DraftProblems({ problems, document, blocked }: DraftProblemsProps) {
  const { t } = useTranslation();
  const titleOf = useStepTitles(document);
  const shown = blocked ? problems.filter(({ problem }) => problem.severity === 'error') : problems;
  if (shown.length === 0) return null;
  const list = (
    <ul className="simulate-problems" data-testid="draft-problems">
      {shown.map(({ problem, sentence }, index) => (
        // Two problems may read alike; their order is the validator's and stable.
        <li key={`${problem.code} ${problem.step} ${problem.path} ${index}`}>
          <strong>{problem.step === undefined ? t('editor.flowItself') : titleOf(problem.step)}</strong> {sentence}
        </li>
      ))}
    </ul>
  );
  if (blocked) return <Alert className="simulate-alert" type="error" showIcon title={t('simulate.mendFirst')} description={list} />;
  return (
    <details className="simulate-warnings">
      <summary>{t('simulate.warnings', { count: shown.length })}</summary>
      {list}
    </details>
  );
}
