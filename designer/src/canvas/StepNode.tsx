import { StopOutlined, WarningFilled } from '@ant-design/icons';
import { type OutcomeManifest, outcomesOf } from '@sopwith/engine';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Tooltip } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { StepIcon } from '../catalog/step-icon.tsx';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { useCanvasExtras } from './canvas-context.ts';
import type { StepNodeType } from './canvas-graph.ts';
import { nodeWidth } from './node-size.ts';

export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepNodeType>) {
  const { step, linked, title, says } = data;
  const catalog = useCatalog();
  const { t } = useTranslation();
  const language = useLanguage();
  const { problems, counts, path } = useCanvasExtras();
  const manifest = catalog.types.get(step.type)?.manifest;
  const outcomes = outcomesOf(catalog, step);
  const found = problems.get(id) ?? [];
  const worst = found.some(({ problem }) => problem.severity === 'error') ? 'error' : found.length > 0 ? 'warning' : undefined;
  const waiting = counts[id]?.waiting ?? 0;
  return (
    <div
      className="step-node"
      data-testid={`step-${id}`}
      data-selected={selected || undefined}
      data-problem={worst}
      data-path={path?.resting.has(id) ? 'resting' : path?.steps.has(id) ? 'been' : path ? 'not' : undefined}
      style={{ width: nodeWidth(outcomes.length) }}
    >
      <Handle type="target" position={Position.Top} id="in" className="way-in" />
      <div className="step-head">
        <StepIcon icon={manifest?.icon ?? ''} group={manifest?.group ?? 'outside'} />
        <span className="step-name" title={title}>
          {title}
        </span>
        {waiting > 0 && (
          <Tooltip title={t('editor.waitingHere')}>
            <span className="step-waiting number">{formatNumber(waiting, language)}</span>
          </Tooltip>
        )}
        {worst && (
          <Tooltip title={<ProblemList sentences={found.map(({ sentence }) => sentence)} />}>
            <span className="step-problem" data-severity={worst} aria-label={t('editor.problemsCount', { count: found.length })} role="img">
              <WarningFilled />
            </span>
          </Tooltip>
        )}
      </div>
      <p className="step-says" title={says}>
        {says}
      </p>
      <div className="ways" data-single={outcomes.length === 1 || undefined}>
        {outcomes.map((outcome) => (
          <WayOut
            key={outcome.id}
            step={id}
            outcome={outcome}
            label={outcomes.length > 1}
            linked={linked.includes(outcome.id)}
            end={step.ends?.includes(outcome.id) ?? false}
            left={counts[id]?.left[outcome.id] ?? 0}
          />
        ))}
      </div>
    </div>
  );
});

function ProblemList({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

interface WayOutProps {
  readonly step: string;
  readonly outcome: OutcomeManifest;
  readonly label: boolean;
  readonly linked: boolean;
  readonly end: boolean;
  readonly left: number;
}

function WayOut({ step, outcome, label, linked, end, left }: WayOutProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  const { onAddAfter } = useCanvasExtras();
  const title = outcome.title[language];
  return (
    <div className="way" data-kind={outcome.kind ?? 'way'}>
      {label && (
        <span className="way-title" title={title}>
          {title}
        </span>
      )}
      {left > 0 && <span className="way-left number">{formatNumber(left, language)}</span>}
      <Handle type="source" position={Position.Bottom} id={outcome.id} className="way-out">
        <span className="sr-only">{title}</span>
      </Handle>
      {!linked && end && (
        <span className="way-end" title={t('editor.endsHere')}>
          <StopOutlined aria-hidden="true" />
          <span className="sr-only">{t('editor.endsHere')}</span>
        </span>
      )}
      {!linked && !end && onAddAfter && (
        <button
          type="button"
          className="way-add nodrag nopan"
          data-optional={outcome.kind === 'path' || outcome.optional || undefined}
          aria-label={t('editor.addAfter', { outcome: title })}
          title={t('editor.addAfter', { outcome: title })}
          onClick={(event) => {
            event.stopPropagation();
            onAddAfter({ from: step, outcome: outcome.id });
          }}
        >
          +
        </button>
      )}
    </div>
  );
}
