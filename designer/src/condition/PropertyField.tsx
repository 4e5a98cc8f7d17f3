import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface PropertyFieldProps {
  readonly event: string;
  readonly property: string;
  readonly onChange: (property: string) => void;
}

/** A property of an event, suggested from those that it has carried. */
export function PropertyField({ event, property, onChange }: PropertyFieldProps) {
  const { t } = useTranslation();
  const { propertiesOf } = useNames();
  return (
    <SuggestingInput
      aria-label={t('condition.property')}
      placeholder={t('condition.property')}
      value={property}
      options={propertiesOf(event).map((name) => ({ value: name }))}
      onChange={(name: string) => onChange(name.trim())}
    />
  );
}
