// What any step can have beside its settings: when it is skipped, how often it may be reached, how an action is tried again.
import { type FlowStep, outcomesOf, type StepManifest, type StepRetry } from '@sopwith/engine';
import { InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { ConditionField } from '../condition/ConditionField.tsx';
import type { StepOptions } from '../edit/settings.ts';
import { useEditorStore } from '../editor/editor-store.ts';
import { Field } from './Field.tsx';
import { OptionalSetting } from './OptionalSetting.tsx';
import { RETRY_NUMBERS } from './retry-numbers.ts';

export function StepOptionFields({ step, manifest }: { readonly step: FlowStep; readonly manifest: StepManifest | undefined }) {
  const catalog = useCatalog();
  const { t } = useTranslation();
  const { apply } = useEditorStore().getState();
  const visits = useId();

  const set = (options: StepOptions) => {
    const { skipIf, maxVisits } = { ...step, ...options };
    const drawn = {
      type: step.type,
      config: step.config,
      ...(skipIf === undefined ? {} : { skipIf }),
      ...(maxVisits === undefined ? {} : { maxVisits }),
    };
    apply({ type: 'setOptions', step: step.id, options, outcomes: outcomesOf(catalog, drawn).map(({ id }) => id) });
  };

  return (
    <details className="panel-more" open={step.skipIf !== undefined || step.maxVisits !== undefined || step.retry !== undefined}>
      <summary>{t('panel.moreOptions')}</summary>
      <Field label={t('panel.skipIf')} help={t('panel.skipIfHelp')}>
        <ConditionField condition={step.skipIf} onChange={(skipIf) => set({ skipIf })} />
      </Field>
      <Field label={t('panel.maxVisits')} id={visits} help={t('panel.maxVisitsHelp')}>
        <InputNumber
          id={visits}
          value={step.maxVisits ?? null}
          min={1}
          max={1000}
          precision={0}
          placeholder="20"
          onChange={(maxVisits) => set({ maxVisits: maxVisits ?? undefined })}
        />
      </Field>
      {manifest?.sort === 'action' && <RetryFields retry={step.retry} onChange={(retry) => set({ retry })} />}
    </details>
  );
}

interface RetryFieldsProps {
  readonly retry: StepRetry | undefined;
  readonly onChange: (retry: StepRetry | undefined) => void;
}

function RetryFields({ retry, onChange }: RetryFieldsProps) {
  const { t } = useTranslation();
  const prefix = useId();
  return (
    <Field label={t('panel.retry')} help={t('panel.retryHelp')}>
      <OptionalSetting on={retry !== undefined} onToggle={(on) => onChange(on ? { attempts: 3 } : undefined)}>
        {RETRY_NUMBERS.map(({ name, max, step }) => (
          <Field key={name} label={t(`panel.retry_${name}`)} id={`${prefix}${name}`}>
            <InputNumber
              id={`${prefix}${name}`}
              value={retry?.[name] ?? null}
              min={1}
              max={max}
              step={step}
              {...(step === 1 ? { precision: 0 } : {})}
              placeholder={t('panel.retryAsType')}
              onChange={(value) => {
                const { [name]: _, ...rest } = retry ?? {};
                onChange(value === null ? rest : { ...rest, [name]: value });
              }}
            />
          </Field>
        ))}
      </OptionalSetting>
    </Field>
  );
}
