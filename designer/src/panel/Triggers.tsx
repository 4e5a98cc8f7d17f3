import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ContextField, Trigger } from '@sopwith/engine';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../condition/ConditionField.tsx';
import { ContextMapping } from './ContextMapping.tsx';
import { EventField } from './EventField.tsx';
import { Field } from './Field.tsx';
import { SegmentTriggerFields } from './SegmentTriggerFields.tsx';

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
              <Segmented
                size="small"
                value={trigger.type}
                options={[
                  { value: 'event', label: t('condition.triggerEvent') },
                  { value: 'segment', label: t('condition.triggerSegment') },
                ]}
                onChange={(type) =>
                  replace(type === 'event' ? { type: 'event', event: '' } : { type: 'segment', segment: '', on: 'enter' })
                }
              />
              {trigger.type === 'segment' ? (
                <SegmentTriggerFields trigger={trigger} onChange={replace} />
              ) : (
                <>
              <EventField label={t('panel.triggerEvent')} value={trigger.event} onChange={(event) => replace({ ...trigger, event })} />
              <span className="list-entry-note">{t('panel.where')}</span>
              <ConditionField
                condition={trigger.where}
                event={trigger.event}
                onChange={(where) => {
                  const { where: _, ...rest } = trigger;
                  replace(where ? { ...rest, where } : rest);
                }}
              />
              {context.length > 0 && (
                <ContextMapping
                  trigger={trigger}
                  fields={context}
                  onChange={(mapping) => {
                    const { context: _, ...rest } = trigger;
                    replace(Object.keys(mapping).length > 0 ? { ...rest, context: mapping } : rest);
                  }}
                />
              )}
                </>
              )}
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
