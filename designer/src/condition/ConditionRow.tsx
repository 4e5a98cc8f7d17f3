import type { Condition, Operand } from '@sopwith/engine';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from '../panel/EventField.tsx';
import { SuggestField } from '../panel/SuggestField.tsx';
import { firstOf, kindOf, ROW_OPS, type RowKind, type RowOp, withOp } from './condition-rows.ts';
import { OperandName } from './OperandName.tsx';
import { OperandValue } from './OperandValue.tsx';
import { WindowField } from './WindowField.tsx';

interface ConditionRowProps {
  readonly condition: Condition;
  readonly kinds: readonly RowKind[];
  readonly event: string | undefined;
  readonly onChange: (condition: Condition) => void;
}

export function ConditionRow({ condition, kinds, event, onChange }: ConditionRowProps) {
  const { t } = useTranslation();
  const kind = kindOf(condition);
  const options = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return (
    <div className="condition-fields">
      <Select
        aria-label={t('panel.conditionAbout')}
        value={kind}
        options={options.map((each) => ({ value: each, label: t(`panel.about_${each}`) }))}
        onChange={(next) => onChange(firstOf(next))}
      />
      <RowFields condition={condition} event={event} onChange={onChange} />
    </div>
  );
}

const COUNT_OPS = ['gte', 'lte', 'eq', 'gt', 'lt', 'ne'] as const;

function RowFields({ condition, event, onChange }: Omit<ConditionRowProps, 'kinds'>) {
  const { t } = useTranslation();
  switch (condition.type) {
    case 'tag':
      return <SuggestField label={t('panel.tag')} from="tags" value={condition.tag} onChange={(tag) => onChange({ type: 'tag', tag })} />;
    case 'community':
      return (
        <Input
          aria-label={t('panel.community')}
          value={condition.community}
          onChange={(change) => onChange({ type: 'community', community: change.target.value })}
        />
      );
    case 'count':
      return (
        <>
          <EventField label={t('panel.event')} value={condition.event} onChange={(name) => onChange({ ...condition, event: name })} />
          <div className="field-row">
            <Select
              aria-label={t('panel.comparison')}
              value={condition.op}
              options={COUNT_OPS.map((op) => ({ value: op, label: t(`panel.count_${op}`) }))}
              onChange={(op) => onChange({ ...condition, op })}
            />
            <InputNumber
              aria-label={t('panel.number')}
              min={0}
              precision={0}
              value={condition.value}
              onChange={(value) => onChange({ ...condition, value: value ?? 0 })}
            />
            <Select
              aria-label={t('panel.countOf')}
              value={condition.of}
              options={[
                { value: 'events', label: t('panel.of_events') },
                { value: 'days', label: t('panel.of_days') },
              ]}
              onChange={(of) => onChange({ ...condition, of })}
            />
          </div>
          <WindowField window={condition.window} onChange={(window) => onChange({ ...condition, window })} />
        </>
      );
    case 'compare':
    case 'missing': {
      const operand = condition.type === 'compare' ? condition.left : condition.operand;
      const setOperand = (left: Operand) =>
        onChange(condition.type === 'compare' ? { ...condition, left } : { type: 'missing', operand: left });
      return (
        <>
          <OperandName operand={operand} event={event} onChange={setOperand} />
          <Select<RowOp>
            aria-label={t('panel.comparison')}
            value={condition.type === 'missing' ? 'missing' : condition.op}
            options={ROW_OPS.map((op) => ({ value: op, label: t(`panel.op_${op}`) }))}
            onChange={(op) => onChange(withOp(condition, op))}
          />
          {condition.type === 'compare' && (
            <OperandValue operand={condition.right} onChange={(right) => onChange({ ...condition, right })} />
          )}
        </>
      );
    }
    case 'all':
    case 'any':
    case 'not':
      return null;
  }
}
