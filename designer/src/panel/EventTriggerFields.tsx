import type { ContextField, EventTrigger } from '@sopwith/engine';
import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ContextMapping } from './ContextMapping.tsx';
import { EventField } from './EventField.tsx';
import { Field } from './Field.tsx';
import { WhereField } from './WhereField.tsx';

interface EventTriggerFieldsProps {
  readonly trigger: EventTrigger;
  readonly context: readonly ContextField[];
  readonly onChange: (trigger: EventTrigger) => void;
}

export function EventTriggerFields({ trigger, context, onChange }: EventTriggerFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <EventField label={t('panel.triggerEvent')} value={trigger.event} onChange={(event) => onChange({ ...trigger, event })} />
      <WhereField of={trigger} event={trigger.event} onChange={onChange} />
      <Field label={t('panel.triggerAbout')} id={id} help={t('panel.triggerAboutHelp')}>
        <Input
          id={id}
          value={trigger.about ?? ''}
          placeholder="referrerId"
          onChange={({ target }) => {
            const { about: _, ...rest } = trigger;
            const about = target.value.trim();
            onChange(about === '' ? rest : { ...rest, about });
          }}
        />
      </Field>
      {context.length > 0 && (
        <ContextMapping
          trigger={trigger}
          fields={context}
          onChange={(mapping) => {
            const { context: _, ...rest } = trigger;
            onChange(Object.keys(mapping).length > 0 ? { ...rest, context: mapping } : rest);
          }}
        />
      )}
    </>
  );
}
