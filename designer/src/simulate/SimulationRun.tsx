// The button, how far it is, and what is still wrong with what was filled in.
import { CaretRightOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import type { FormProblem } from './simulation-request.ts';
import type { Simulating } from './use-simulation.ts';

interface SimulationRunProps {
  readonly state: Simulating;
  readonly problem: FormProblem | null;
  readonly onCancel: () => void;
}

/** Heard in steps: a reader that is told each percent says nothing else. */
const TOLD_EVERY = 20;

export function SimulationRun({ state, problem, onCancel }: SimulationRunProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const running = state.status === 'running';
  const percent = running ? Math.floor((100 * state.played) / state.of) : 0;
  return (
    <div className="simulate-run">
      <div className="simulate-buttons">
        <Button type="primary" htmlType="submit" icon={<CaretRightOutlined />} disabled={running || problem !== null} data-testid="simulate">
          {state.status === 'done' ? t('simulate.runAgain') : t('simulate.run')}
        </Button>
        {running && (
          <Button icon={<StopOutlined />} onClick={onCancel}>
            {t('simulate.cancel')}
          </Button>
        )}
      </div>
      {problem !== null && <p className="field-problem">{t(`simulate.problem_${problem}`)}</p>}
      {running && state.of > 1 && (
        <div className="simulate-progress">
          <Progress percent={percent} size="small" aria-label={t('simulate.running')} />
          <span className="muted number">{t('simulate.progressOf', { played: formatNumber(state.played, language), of: formatNumber(state.of, language) })}</span>
        </div>
      )}
      <p className="simulate-status" role="status" data-testid="simulate-status">
        {statusOf()}
      </p>
    </div>
  );

  function statusOf(): string {
    switch (state.status) {
      case 'idle':
        return '';
      case 'running': {
        const told = percent - (percent % TOLD_EVERY);
        return told === 0 ? t('simulate.running') : t('simulate.progress', { percent: told });
      }
      case 'cancelled':
        return t('simulate.cancelled');
      case 'failed':
        return t('simulate.failed', { message: state.message });
      case 'done':
        return t('simulate.done', { seconds: formatNumber(Math.max(1, Math.round(state.tookMs / 10)) / 100, language) });
    }
  }
}
