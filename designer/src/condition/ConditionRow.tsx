import type { Condition, Operand } from '@sopwith/engine';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { useFlow } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';
import { KnownNameField } from '../panel/KnownNameField.tsx';
import { SuggestField } from '../panel/SuggestField.tsx';
import { CountFields } from './CountFields.tsx';
import { firstOf, kindOf, ROW_OPS, type RowKind, type RowOp, withOp } from './condition-rows.ts';
import { kindLabel } from './kind-label.ts';
import { OperandName } from './OperandName.tsx';
import { OperandValue } from './OperandValue.tsx';
import { SegmentField } from './SegmentField.tsx';
import { RecencyFields } from './RecencyFields.tsx';
import { declaredType, fitted, opsFor } from './declared-type.ts';
import { knownValues } from './known-values.ts';
import { useKnownTypes } from './use-known-types.ts';

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
        options={options.map((each) => ({ value: each, label: kindLabel(t, each) }))}
        onChange={(next) => onChange(firstOf(next))}
      />
      <RowFields condition={condition} kinds={kinds} event={event} onChange={onChange} />
    </div>
  );
}

function RowFields({ condition, kinds, event, onChange }: ConditionRowProps) {
  const { t } = useTranslation();
  const types = useKnownTypes();
  const flow = useFlow();
  const catalog = useCatalog();
  const language = useLanguage();
  switch (condition.type) {
    case 'tag':
      return <SuggestField label={t('panel.tag')} from="tags" value={condition.tag} onChange={(tag) => onChange({ type: 'tag', tag })} />;
    case 'community':
      return (
        <KnownNameField
          label={t('panel.community')}
          of="community"
          value={condition.community}
          onChange={(community) => onChange({ type: 'community', community })}
        />
      );
    case 'segment':
      return <SegmentField value={condition.segment} onChange={(segment) => onChange({ type: 'segment', segment })} />;
    case 'count':
      return <CountFields condition={condition} onChange={onChange} />;
    case 'recency':
      return <RecencyFields condition={condition} onChange={onChange} />;
    case 'compare':
    case 'missing': {
      const operand = condition.type === 'compare' ? condition.left : condition.operand;
      const type = declaredType(operand, types, event);
      const asked: RowOp = condition.type === 'missing' ? 'missing' : condition.op;
      const offered = opsFor(type, ROW_OPS);
      const setOperand = (left: Operand) =>
        onChange(condition.type === 'compare' ? fitted({ ...condition, left }, declaredType(left, types, event)) : { type: 'missing', operand: left });
      return (
        <>
          <OperandName operand={operand} event={event} onChange={setOperand} />
          <Select<RowOp>
            aria-label={t('panel.comparison')}
            value={asked}
            options={(offered.includes(asked) ? offered : [asked, ...offered]).map((op) => ({ value: op, label: t(`panel.op_${op}`) }))}
            onChange={(op) => onChange(withOp(condition, op))}
          />
          {condition.type === 'compare' && (
            <OperandValue operand={condition.right} type={type} values={knownValues(operand, flow, catalog, language, event)} kinds={kinds} event={event} onChange={(right) => onChange({ ...condition, right })} />
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
