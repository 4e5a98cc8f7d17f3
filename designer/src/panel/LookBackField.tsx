import type { Bilingual, Json } from '@sopwith/engine';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { isJsonObject } from './field-schema.ts';
import { labelOf } from './field-words.ts';
import { StepField } from './StepField.tsx';

interface LookBackFieldProps {
  readonly id: string;
  readonly value: Json | undefined;
  readonly labels: Readonly<Record<string, Bilingual>>;
  readonly onChange: (since: Json) => void;
}

/** How far back a wait looks: a moment that every run has, or a step or a turn, which is chosen beside it. */
export function LookBackField({ id, value, labels, onChange }: LookBackFieldProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  const { type, step } = isJsonObject(value) ? value : { type: value ?? 'arrival', step: '' };
  const since = String(type);
  const turns = since === 'sinceTurn';
  return (
    <div className="field-stack">
      <Select
        id={id}
        value={since}
        options={Object.keys(labels).map((each) => ({ value: each, label: labelOf(labels, each, language) }))}
        onChange={(next) => onChange(next === 'sinceStep' || next === 'sinceTurn' ? { type: next, step: '' } : next)}
      />
      {(turns || since === 'sinceStep') && (
        <StepField
          label={turns ? t('condition.programme') : t('panel.anchor_step')}
          value={step}
          {...(turns ? { types: ['programme'] } : {})}
          optional={false}
          onChange={(chosen) => onChange({ type: since, step: chosen ?? '' })}
        />
      )}
    </div>
  );
}
