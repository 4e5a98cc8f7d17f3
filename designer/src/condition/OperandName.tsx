import type { Operand } from '@sopwith/engine';
import { AutoComplete, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { SuggestField } from '../panel/SuggestField.tsx';

interface OperandNameProps {
  readonly operand: Operand;
  readonly event: string | undefined;
  readonly onChange: (operand: Operand) => void;
}

/** Which attribute, field, variable or property is meant. */
export function OperandName({ operand, event, onChange }: OperandNameProps) {
  const { t } = useTranslation();
  const { context, propertiesOf } = useNames();
  switch (operand.type) {
    case 'attribute':
      return (
        <SuggestField
          label={t('panel.about_attribute')}
          from="attributes"
          value={operand.name}
          onChange={(name) => onChange({ type: 'attribute', name })}
        />
      );
    case 'variable':
      return (
        <SuggestField
          label={t('panel.about_variable')}
          from="variables"
          value={operand.name}
          onChange={(name) => onChange({ type: 'variable', name })}
        />
      );
    case 'property':
      return (
        <AutoComplete
          aria-label={t('panel.about_property')}
          placeholder={t('panel.about_property')}
          value={operand.name}
          options={propertiesOf(event ?? '').map((name) => ({ value: name }))}
          onChange={(name: string) => onChange({ type: 'property', name })}
        />
      );
    case 'context':
      return (
        <Select
          aria-label={t('panel.about_context')}
          value={operand.field || null}
          notFoundContent={t('panel.noContext')}
          options={context.map((name) => ({ value: name, label: name }))}
          onChange={(field) => onChange({ type: 'context', field })}
        />
      );
    case 'tier':
      return (
        <Select
          aria-label={t('panel.about_tier')}
          value={operand.ladder}
          options={[
            { value: 'lifecycle', label: t('panel.ladder_lifecycle') },
            { value: 'activity', label: t('panel.ladder_activity') },
          ]}
          onChange={(ladder) => onChange({ type: 'tier', ladder })}
        />
      );
    case 'value':
      return null;
  }
}
