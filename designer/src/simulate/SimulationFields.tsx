import type { Catalog, FlowDocument, Program } from '@sopwith/engine';
import type { CommunityDto } from '@sopwith/server/member-books';
import { InputNumber, Segmented } from 'antd';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ContextInputs } from '../pages/ContextInputs.tsx';
import { Field } from '../panel/Field.tsx';
import { askedSteps } from './asked-steps.ts';
import { flowNeeds } from './flow-needs.ts';
import { HabitFields } from './HabitFields.tsx';
import { ReplyFields } from './ReplyFields.tsx';
import { ScriptFields } from './ScriptFields.tsx';
import { LIMITS, type SimulationForm } from './simulation-form.ts';
import { WhenFields } from './WhenFields.tsx';
import { WhomFields } from './WhomFields.tsx';

interface SimulationFieldsProps {
  readonly form: SimulationForm;
  readonly onChange: (form: SimulationForm) => void;
  readonly document: FlowDocument;
  readonly program: Program;
  readonly catalog: Catalog;
  readonly communities: readonly CommunityDto[];
}

export function SimulationFields({ form, onChange, document, program, catalog, communities }: SimulationFieldsProps) {
  const { t } = useTranslation();
  const needs = useMemo(() => flowNeeds(document, program, catalog), [document, program, catalog]);
  const asked = useMemo(() => askedSteps(document, catalog), [document, catalog]);
  const isCohort = form.mode === 'cohort';
  return (
    <>
      <section className="card" aria-label={t('simulate.mode')}>
        <Segmented<SimulationForm['mode']>
          block
          aria-label={t('simulate.mode')}
          value={form.mode}
          onChange={(mode) => onChange({ ...form, mode })}
          options={(['member', 'cohort'] as const).map((mode) => ({ value: mode, label: t(`simulate.mode_${mode}`) }))}
        />
        <p className="muted simulate-lead">{t(isCohort ? 'simulate.cohortText' : 'simulate.memberText')}</p>
        {isCohort && <CohortFields form={form} onChange={onChange} />}
      </section>
      <section className="card" aria-label={t('simulate.when')}>
        <h2>{t('simulate.when')}</h2>
        <WhenFields form={form} onChange={onChange} />
      </section>
      {document.context.length > 0 && (
        <section className="card" aria-label={t('simulate.contextTitle')}>
          <h2>{t('simulate.contextTitle')}</h2>
          <ContextInputs fields={document.context} value={form.context} onChange={(context) => onChange({ ...form, context })} />
        </section>
      )}
      <WhomFields form={form} onChange={onChange} needs={needs} subject={document.subject} communities={communities} />
      {isCohort ? <HabitFields habits={form.habits} onChange={(habits) => onChange({ ...form, habits })} /> : <ScriptFields script={form.script} first={needs.events[0] ?? ''} onChange={(script) => onChange({ ...form, script })} />}
      {asked.length > 0 && <ReplyFields asked={asked} replies={form.replies} document={document} cohort={isCohort} onChange={(replies) => onChange({ ...form, replies })} />}
    </>
  );
}

function CohortFields({ form, onChange }: Pick<SimulationFieldsProps, 'form' | 'onChange'>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <div className="field-pair">
        <Field label={t('simulate.size')} id={`${id}-size`}>
          <InputNumber id={`${id}-size`} min={1} max={LIMITS.size} precision={0} value={form.size} onChange={(size) => onChange({ ...form, size: size ?? 0 })} />
        </Field>
        <Field label={t('simulate.spread')} id={`${id}-spread`}>
          <InputNumber
            id={`${id}-spread`}
            aria-describedby={`${id}-spread-help`}
            min={0}
            max={100}
            precision={0}
            value={form.spreadPercent}
            onChange={(spreadPercent) => onChange({ ...form, spreadPercent: spreadPercent ?? 0 })}
          />
        </Field>
      </div>
      <p className="field-help" id={`${id}-spread-help`}>
        {t('simulate.spreadHelp')}
      </p>
      <Field label={t('simulate.seed')} id={`${id}-seed`} help={t('simulate.seedHelp')}>
        <InputNumber id={`${id}-seed`} precision={0} value={form.seed} onChange={(seed) => onChange({ ...form, seed: seed ?? 0 })} />
      </Field>
    </>
  );
}
