import type { Operand } from '@sopwith/engine';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from '../panel/EventField.tsx';
import { useNames } from '../panel/names.ts';
import { SuggestField } from '../panel/SuggestField.tsx';
import { PropertyField } from './PropertyField.tsx';
import { WhereField } from './WhereField.tsx';
import { WindowField } from './WindowField.tsx';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface OperandNameProps {
  readonly operand: Operand;
  readonly event: string | undefined;
  readonly onChange: (operand: Operand) => void;
}

/** Which attribute, field, variable or property is meant. */
export function OperandName({ operand, event, onChange }: OperandNameProps) {
  const { t } = useTranslation();
  const { context, propertiesOf, steps } = useNames();
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
        <SuggestingInput
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
    case 'points':
      return (
        <Input
          aria-label={t('condition.account')}
          placeholder={t('condition.account')}
          value={operand.account ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? { type: 'points' } : { type: 'points', account: target.value })}
        />
      );
    case 'today':
      return (
        <InputNumber
          aria-label={t('condition.plusDays')}
          suffix={t('condition.plusDays')}
          precision={0}
          value={operand.plusDays}
          onChange={(plusDays) => onChange({ type: 'today', plusDays: plusDays ?? 0 })}
        />
      );
    case 'outcome':
      return (
        <Select
          aria-label={t('condition.step')}
          value={operand.step || null}
          options={steps.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(step) => onChange({ type: 'outcome', step })}
        />
      );
    case 'event':
      return (
        <>
          <Select
            aria-label={t('condition.which')}
            value={operand.which}
            options={(['last', 'first'] as const).map((which) => ({ value: which, label: t(`condition.which_${which}`) }))}
            onChange={(which) => onChange({ ...operand, which })}
          />
          <EventField label={t('panel.event')} value={operand.event} onChange={(name) => onChange({ ...operand, event: name })} />
          <PropertyField event={operand.event} property={operand.property} onChange={(property) => onChange({ ...operand, property })} />
          <WindowField window={operand.window} onChange={(window) => onChange({ ...operand, window })} />
          <WhereField past={operand} onChange={onChange} />
        </>
      );
    case 'value':
      return null;
  }
}
