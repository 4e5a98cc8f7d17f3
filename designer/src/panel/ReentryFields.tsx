import type { FlowDocument, Reentry } from '@sopwith/engine';
import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowSettings } from '../edit/edit.ts';
import { Field } from './Field.tsx';

const KINDS: readonly Reentry['type'][] = ['never', 'afterEnd', 'afterDays'];

export function ReentryFields({
  flow,
  onChange,
}: {
  readonly flow: FlowDocument;
  readonly onChange: (settings: Partial<FlowSettings>) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { reentry } = flow;
  return (
    <>
      <Field label={t('panel.reentry')} id={`${id}-again`}>
        <Select
          id={`${id}-again`}
          value={reentry.type}
          options={KINDS.map((kind) => ({ value: kind, label: t(`panel.reentry_${kind}`) }))}
          onChange={(type) => onChange({ reentry: type === 'afterDays' ? { type, days: 30 } : { type } })}
        />
      </Field>
      {reentry.type === 'afterDays' && (
        <Field label={t('panel.reentryDays')} id={`${id}-days`}>
          <InputNumber
            id={`${id}-days`}
            min={1}
            precision={0}
            value={reentry.days}
            onChange={(days) => onChange({ reentry: { type: 'afterDays', days: days ?? 1 } })}
          />
        </Field>
      )}
      <Field label={t('panel.key')} id={`${id}-key`} help={t('panel.keyHelp')}>
        <Select
          id={`${id}-key`}
          value={flow.key ?? ''}
          options={[
            { value: '', label: t('panel.noKey') },
            ...flow.context.filter(({ name }) => name !== '').map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(key) => onChange({ key })}
        />
      </Field>
    </>
  );
}
