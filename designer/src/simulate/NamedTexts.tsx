import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import type { NamedText } from './simulation-form.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface NamedTextsProps {
  readonly event: string;
  /** Of the row that they belong to. */
  readonly number: number;
  readonly value: readonly NamedText[];
  readonly onChange: (value: readonly NamedText[]) => void;
}

/** The properties of one event. */
export function NamedTexts({ event, number, value, onChange }: NamedTextsProps) {
  const { t } = useTranslation();
  const { propertiesOf } = useNames();
  return (
    <div className="simulate-properties">
      {value.map((property, index) => (
        <div className="simulate-property" key={index}>
          <SuggestingInput
            aria-label={t('simulate.propertyName', { number })}
            placeholder={t('phone.propertyName')}
            value={property.name}
            options={propertiesOf(event).map((name) => ({ value: name }))}
            onChange={(name: string) => onChange(value.with(index, { ...property, name }))}
          />
          <Input
            aria-label={t('simulate.propertyValue', { number })}
            placeholder={t('phone.propertyValue')}
            value={property.text}
            onChange={({ target }) => onChange(value.with(index, { ...property, text: target.value }))}
          />
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('simulate.removeProperty')} onClick={() => onChange(value.filter((_, other) => other !== index))} />
        </div>
      ))}
      <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, { name: '', text: '' }])}>
        {t('phone.addProperty')}
      </Button>
    </div>
  );
}
