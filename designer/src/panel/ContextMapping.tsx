import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ContextField, EventTrigger } from '@sopwith/engine';
import { useTranslation } from 'react-i18next';
import { useNames } from './names.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface ContextMappingProps {
  readonly trigger: Pick<EventTrigger, 'event' | 'context'>;
  readonly fields: readonly ContextField[];
  readonly onChange: (mapping: Readonly<Record<string, string>>) => void;
}

/** Which property of the event fills which field; a field left empty takes the property of its own name. */
export function ContextMapping({ trigger, fields, onChange }: ContextMappingProps) {
  const { t } = useTranslation();
  const { propertiesOf } = useNames();
  const mapping = trigger.context ?? {};
  return (
    <>
      <span className="list-entry-note">{t('panel.mapping')}</span>
      {fields.map(({ name }) => (
        <div className="mapping" key={name}>
          <code>{name}</code>
          <ArrowLeftOutlined aria-hidden="true" />
          <SuggestingInput
            aria-label={t('panel.mappingOf', { field: name })}
            placeholder={name}
            value={mapping[name] ?? ''}
            options={propertiesOf(trigger.event).map((property) => ({ value: property }))}
            onChange={(property: string) => {
              const { [name]: _, ...rest } = mapping;
              onChange(property ? { ...rest, [name]: property } : rest);
            }}
          />
        </div>
      ))}
    </>
  );
}
