import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ExitRule } from '@sopwith/engine';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../condition/ConditionField.tsx';
import { firstOf } from '../condition/condition-rows.ts';
import { EventField } from './EventField.tsx';
import { Field } from './Field.tsx';
import { freshOutcomeId } from './outcome-id.ts';

interface ExitRulesProps {
  readonly exits: readonly ExitRule[];
  /** The context field that runs are told apart by, where the flow has one. */
  readonly keyField: string | undefined;
  readonly onChange: (exits: readonly ExitRule[]) => void;
}

export function ExitRules({ exits, keyField, onChange }: ExitRulesProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('panel.exits')} help={t('panel.exitsHelp')}>
      <div className="list-field">
        {exits.map((exit, index) => {
          const replace = (next: ExitRule) => onChange(exits.with(index, next));
          return (
            <div className="list-entry" key={exit.id}>
              <div className="list-entry-tools">
                <span className="muted">{t('panel.exitWhen')}</span>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('panel.remove')}
                  onClick={() => onChange(exits.filter((_, other) => other !== index))}
                />
              </div>
              <Segmented
                size="small"
                aria-label={t('panel.exitWhen')}
                value={'when' in exit ? 'condition' : 'event'}
                options={[
                  { value: 'event', label: t('condition.exitByEvent') },
                  { value: 'condition', label: t('condition.exitByCondition') },
                ]}
                onChange={(by) => replace(by === 'event' ? exitByEvent(exit) : exitByCondition(exit))}
              />
              {'when' in exit ? (
                <ConditionField condition={exit.when} onChange={(when) => replace({ ...exit, when: when ?? { type: 'all', of: [] } })} />
              ) : (
                <>
                  <EventField label={t('panel.exitEvent')} value={exit.event} onChange={(event) => replace({ ...exit, event })} />
                  <span className="list-entry-note">{t('panel.where')}</span>
                  <ConditionField
                    condition={exit.where}
                    event={exit.event}
                    onChange={(where) => {
                      const { where: _, ...rest } = exit;
                      replace(where ? { ...rest, where } : rest);
                    }}
                  />
                  {(keyField !== undefined || exit.matchKey === true) && (
                    <Checkbox
                      checked={exit.matchKey === true}
                      onChange={({ target }) => {
                        const { matchKey: _, ...rest } = exit;
                        replace(target.checked ? { ...rest, matchKey: true } : rest);
                      }}
                    >
                      {t('panel.exitMatchKey', { field: keyField ?? '' })}
                    </Checkbox>
                  )}
                </>
              )}
              <span className="list-entry-note">{t('panel.exitReason')}</span>
              <Input
                aria-label={t('panel.exitReason')}
                value={exit.reason}
                maxLength={100}
                onChange={(event) => replace({ ...exit, reason: event.target.value })}
              />
              <Checkbox
                checked={exit.goal === true}
                onChange={({ target }) => {
                  const { goal: _, ...rest } = exit;
                  replace(target.checked ? { ...rest, goal: true } : rest);
                }}
              >
                {t('panel.exitGoal')}
              </Checkbox>
            </div>
          );
        })}
        <Button
          block
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() =>
            onChange([
              ...exits,
              {
                id: freshOutcomeId(
                  exits.map(({ id }) => ({ id })),
                  Math.random,
                  'exit',
                ),
                event: '',
                reason: '',
                // Another run's event is not this one's, unless somebody means it so.
                ...(keyField === undefined ? {} : { matchKey: true }),
              },
            ])
          }
        >
          {t('panel.addExit')}
        </Button>
      </div>
    </Field>
  );
}

/** What a rule keeps when it is judged another way. */
function kept({ id, reason, goal }: ExitRule): { id: string; reason: string; goal?: boolean } {
  return { id, reason, ...(goal === undefined ? {} : { goal }) };
}

function exitByEvent(exit: ExitRule): ExitRule {
  return 'when' in exit ? { ...kept(exit), event: '' } : exit;
}

function exitByCondition(exit: ExitRule): ExitRule {
  return 'when' in exit ? exit : { ...kept(exit), when: firstOf('tag') };
}
