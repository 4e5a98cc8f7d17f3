// Events that change what a run is about while it waits: an activity is moved, a deadline extended.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ContextField, ContextUpdate } from '@sopwith/engine';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../condition/ConditionField.tsx';
import { ContextMapping } from './ContextMapping.tsx';
import { EventField } from './EventField.tsx';
import { Field } from './Field.tsx';
import { freshOutcomeId } from './outcome-id.ts';

interface ContextUpdatesProps {
  readonly updates: readonly ContextUpdate[];
  readonly context: readonly ContextField[];
  readonly onChange: (updates: readonly ContextUpdate[]) => void;
}

export function ContextUpdates({ updates, context, onChange }: ContextUpdatesProps) {
  const { t } = useTranslation();
  // Without fields there is nothing that could change.
  if (context.length === 0 && updates.length === 0) return null;
  const add = () => onChange([...updates, { id: freshOutcomeId(updates.map(({ id }) => ({ id })), Math.random, 'update'), event: '' }]);
  return (
    <Field label={t('panel.updates')} help={t('panel.updatesHelp')}>
      <div className="list-field">
        {updates.map((update, index) => {
          const replace = (next: ContextUpdate) => onChange(updates.with(index, next));
          return (
            <div className="list-entry" key={update.id}>
              <div className="list-entry-tools">
                <span className="muted">{t('panel.updateWhen')}</span>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('panel.remove')}
                  onClick={() => onChange(updates.filter((_, other) => other !== index))}
                />
              </div>
              <EventField label={t('panel.updateEvent')} value={update.event} onChange={(event) => replace({ ...update, event })} />
              <span className="list-entry-note">{t('panel.where')}</span>
              <ConditionField
                condition={update.where}
                event={update.event}
                onChange={(where) => {
                  const { where: _, ...rest } = update;
                  replace(where ? { ...rest, where } : rest);
                }}
              />
              <ContextMapping
                trigger={update}
                fields={context}
                onChange={(mapping) => {
                  const { context: _, ...rest } = update;
                  replace(Object.keys(mapping).length > 0 ? { ...rest, context: mapping } : rest);
                }}
              />
            </div>
          );
        })}
        <Button block type="dashed" icon={<PlusOutlined />} onClick={add}>
          {t('panel.addUpdate')}
        </Button>
      </div>
    </Field>
  );
}
