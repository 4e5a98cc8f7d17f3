import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type Condition, describeCondition, namingOf, onlyMembersHave } from '@sopwith/engine';
import { Button, Dropdown, Segmented, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { useFlow } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';
import { ConditionRow } from './ConditionRow.tsx';
import {
  EVENT_KINDS,
  firstOf,
  fromRows,
  kindOf,
  MEMBER_KINDS,
  type Row,
  type RowKind,
  type Rows,
  RUN_KINDS,
  toRows,
} from './condition-rows.ts';
import { MatchingMembers } from './MatchingMembers.tsx';
import { kindLabel } from './kind-label.ts';

interface ConditionFieldProps {
  readonly condition: Condition | undefined;
  /** Given when the condition judges one event: then it may speak of that event's properties. */
  readonly event?: string | undefined;
  /** Of a member outside of any run: nothing that only a run knows. */
  readonly outsideRuns?: boolean;
  /** Of members, whatever the flow is about. */
  readonly ofMembers?: boolean;
  /** Inside another row: its words are part of that row's. */
  readonly inner?: boolean;
  readonly depth?: number;
  readonly onChange: (condition: Condition | undefined) => void;
}

export function ConditionField({ condition, event, outsideRuns = false, ofMembers = outsideRuns, inner = false, depth = 0, onChange }: ConditionFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const language = useLanguage();
  const catalog = useCatalog();
  const flow = useFlow();
  const { join, rows } = toRows(condition);
  const kinds = (event !== undefined ? EVENT_KINDS : outsideRuns ? MEMBER_KINDS : RUN_KINDS).filter(
    (kind) => (kind !== 'group' || depth < 2) && (ofMembers || flow.subject === 'member' || !onlyMembersHave(kind)),
  );
  const set = (next: readonly Row[], how = join) =>
    onChange(
      depth > 0
        ? { type: how, of: next.map((row) => (row.not ? { type: 'not', of: row.of } : row.of)) }
        : fromRows({ join: how, rows: next }),
    );
  const replace = (index: number, row: Row) => set(rows.with(index, row));
  return (
    <div className="condition" data-depth={depth}>
      {rows.length > 1 && (
        <Segmented<Rows['join']>
          size="small"
          value={join}
          options={[
            { value: 'all', label: t('panel.allOf') },
            { value: 'any', label: t('panel.anyOf') },
          ]}
          onChange={(how) => set(rows, how)}
        />
      )}
      {rows.map((row, index) => (
        // Rows have no identity beside their place.
        <div className="condition-row" key={index} data-testid="condition-row">
          <div className="condition-row-head">
            <label className="condition-not" htmlFor={`${id}-${index}`}>
              <Switch id={`${id}-${index}`} size="small" checked={row.not} onChange={(not) => replace(index, { ...row, not })} />{' '}
              {t('panel.not')}
            </label>
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('panel.remove')}
              onClick={() => set(rows.filter((_, other) => other !== index))}
            />
          </div>
          {kindOf(row.of) === 'group' ? (
            <ConditionField
              condition={row.of}
              event={event}
              outsideRuns={outsideRuns}
              ofMembers={ofMembers}
              depth={depth + 1}
              onChange={(of) => replace(index, { ...row, of: of ?? { type: 'any', of: [] } })}
            />
          ) : (
            <ConditionRow condition={row.of} kinds={kinds} event={event} onChange={(of) => replace(index, { ...row, of })} />
          )}
        </div>
      ))}
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{
          items: kinds.map((kind) => ({ key: kind, label: kindLabel(t, kind) })),
          onClick: ({ key }) => set([...rows, { not: false, of: firstOf(key as RowKind) }]),
        }}
      >
        <Button size="small" type="dashed" icon={<PlusOutlined />}>
          {t('panel.addCondition')}
        </Button>
      </Dropdown>
      {depth === 0 && !inner && condition && rows.length > 0 && (
        <>
          <p className="condition-words">{describeCondition(condition, language, namingOf(flow.steps, language, catalog))}</p>
          {event === undefined && <MatchingMembers condition={condition} />}
        </>
      )}
    </div>
  );
}
