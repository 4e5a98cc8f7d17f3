import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ContextField, Trigger } from '@sopwith/engine';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';
import { TriggerFields } from './TriggerFields.tsx';
import { newTrigger, TRIGGER_KINDS } from './trigger-kinds.ts';

interface TriggersProps {
  readonly triggers: readonly Trigger[];
  readonly context: readonly ContextField[];
  readonly onChange: (triggers: readonly Trigger[]) => void;
}

export function Triggers({ triggers, context, onChange }: TriggersProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('panel.triggers')} help={t('panel.triggersHelp')}>
      <div className="list-field">
        {triggers.map((trigger, index) => {
          const replace = (next: Trigger) => onChange(triggers.with(index, next));
          return (
            // Triggers have no identity beside their place.
            <div className="list-entry" key={index} data-testid="trigger">
              <div className="list-entry-tools">
                <span className="muted">{t('panel.whenMember')}</span>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('panel.remove')}
                  onClick={() => onChange(triggers.filter((_, other) => other !== index))}
                />
              </div>
              <Select
                aria-label={t('panel.triggerKind')}
                value={trigger.type}
                options={TRIGGER_KINDS.map((kind) => ({ value: kind, label: t(`panel.trigger_${kind}`) }))}
                onChange={(kind) => replace(newTrigger(kind))}
              />
              <TriggerFields trigger={trigger} context={context} onChange={replace} />
            </div>
          );
        })}
        <Button
          block
          type="dashed"
          icon={<PlusOutlined />}
          data-testid="add-trigger"
          onClick={() => onChange([...triggers, { type: 'event', event: '' }])}
        >
          {t('panel.addTrigger')}
        </Button>
      </div>
    </Field>
  );
}
