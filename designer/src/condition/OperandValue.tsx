import type { Json, Operand, ValueType } from '@sopwith/engine';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { comparableWith, firstOperand, type RowKind } from './condition-rows.ts';
import type { KnownValue } from './known-values.ts';
import { kindLabel } from './kind-label.ts';
import { OperandName } from './OperandName.tsx';
import { TypedValue } from './TypedValue.tsx';

interface OperandValueProps {
  readonly operand: Operand;
  /** Of the other side, where it is declared. */
  readonly type: ValueType | null;
  /** All that the other side can be, where that is a short list. */
  readonly values: readonly KnownValue[] | null;
  /** What rows are offered here: what one could be about, it can be compared with. */
  readonly kinds: readonly RowKind[];
  readonly event: string | undefined;
  readonly onChange: (operand: Operand) => void;
}

/** What is compared with: a value, or something else that is known. */
export function OperandValue({ operand, type, values, kinds, event, onChange }: OperandValueProps) {
  const { t } = useTranslation();
  const known: Json = operand.type === 'value' ? operand.value : '';
  return (
    <>
      <div className="field-row">
        <Select
          aria-label={t('panel.comparedWith')}
          value={operand.type}
          options={comparableWith(kinds, operand.type).map((kind) => ({ value: kind, label: kindLabel(t, kind) }))}
          onChange={(kind) => onChange(firstOperand(kind))}
        />
        {operand.type === 'value' && <TypedValue value={known} type={type} known={values} onChange={(value) => onChange({ type: 'value', value })} />}
      </div>
      {operand.type !== 'value' && <OperandName operand={operand} event={event} onChange={onChange} />}
    </>
  );
}
