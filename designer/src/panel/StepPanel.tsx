// What one step says and where it leads. Everything that the mouse can do on the canvas can be done here by keyboard.
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { type FlowStep, type JsonObject, outcomesOf } from '@sopwith/engine';
import { Button, Input } from 'antd';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { StepIcon } from '../catalog/step-icon.tsx';
import { useEditorStore, useFlow } from '../editor/editor-store.ts';
import type { WordedProblem } from '../editor/use-problems.ts';
import { duplicateSelected } from '../editor/use-shortcuts.ts';
import { ComparisonPanel } from '../experiments/ComparisonPanel.tsx';
import { ExperimentPanel } from '../experiments/ExperimentPanel.tsx';
import { useLanguage } from '../language/language.ts';
import { Field } from './Field.tsx';
import { fieldSchema } from './field-schema.ts';
import { idleSettings } from './idle-settings.ts';
import { offeredSchema } from './offered.ts';
import { SchemaFields } from './SchemaField.tsx';
import { StepOptionFields } from './StepOptionFields.tsx';
import { problemAtOf } from './problem-at.ts';
import { WaysOut } from './WaysOut.tsx';

export function StepPanel({ step, problems }: { readonly step: FlowStep; readonly problems: readonly WordedProblem[] }) {
  const catalog = useCatalog();
  const language = useLanguage();
  const { t } = useTranslation();
  const store = useEditorStore();
  const flow = useFlow();
  const { apply } = store.getState();
  const name = useId();
  const note = useId();
  const manifest = catalog.types.get(step.type)?.manifest;
  const mine = problems.filter(({ problem }) => problem.step === step.id);
  const prefix = `steps[${flow.steps.indexOf(step)}].config`;
  const problemAt = problemAtOf(mine, prefix);
  const elsewhere = mine.filter(({ problem }) => !problem.path?.startsWith(prefix));

  // What was found stands above the settings, and must not push the field that has the focus out of sight.
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const field = document.activeElement;
    if (field && panel.current?.contains(field)) field.scrollIntoView({ block: 'nearest' });
  }, [problems]);

  const configure = (config: JsonObject) => {
    const outcomes = outcomesOf(catalog, { ...step, config }).map(({ id }) => id);
    apply({ type: 'configureStep', step: step.id, config, outcomes });
  };

  return (
    <div className="panel" data-testid="step-panel" data-step={step.id} ref={panel}>
      <header className="panel-head">
        <StepIcon icon={manifest?.icon ?? ''} group={manifest?.group ?? 'outside'} />
        <h2>{manifest?.title[language] ?? step.type}</h2>
        <Button
          type="text"
          icon={<CopyOutlined />}
          aria-label={t('panel.duplicate')}
          title={t('panel.duplicate')}
          onClick={() => duplicateSelected(store)}
        />
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t('panel.delete')}
          title={t('panel.delete')}
          onClick={() => apply({ type: 'delete', steps: [step.id], ways: [] })}
        />
      </header>
      {manifest && <p className="panel-help">{manifest.help[language]}</p>}
      {elsewhere.length > 0 && (
        <ul className="panel-problems">
          {elsewhere.map(({ problem, sentence }, index) => (
            <li key={`${problem.code} ${index}`} data-severity={problem.severity}>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {/* Before the settings, which are long: what it found is what a step that runs is looked at for. */}
      {step.type === 'compare' && <ComparisonPanel step={step.id} />}
      {step.type === 'split' && <ExperimentPanel step={step.id} />}
      <Field label={t('panel.stepName')} id={name}>
        <Input
          id={name}
          value={step.name ?? ''}
          maxLength={80}
          placeholder={manifest?.title[language] ?? ''}
          onChange={(event) => apply({ type: 'renameStep', step: step.id, name: event.target.value })}
        />
      </Field>
      {manifest && <SchemaFields schema={offeredSchema(fieldSchema(manifest.config), flow.subject, step.type, step.config)} value={step.config} onChange={configure} problemAt={problemAt} hidden={idleSettings(step.type, step.config)} />}
      <StepOptionFields key={step.id} step={step} manifest={manifest} />
      <WaysOut step={step} />
      <Field label={t('panel.note')} id={note}>
        <Input.TextArea
          id={note}
          value={step.note ?? ''}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('panel.noteHint')}
          onChange={(event) => apply({ type: 'noteStep', step: step.id, note: event.target.value })}
        />
      </Field>
    </div>
  );
}
