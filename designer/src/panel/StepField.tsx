import type { Json } from '@sopwith/engine';
import { Select } from 'antd';
import { useNames } from './names.ts';

interface StepFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: Json | undefined;
  /** Only steps of these types; any unless given. */
  readonly types?: readonly string[];
  readonly optional: boolean;
  readonly onChange: (step: string | undefined) => void;
}

/** Another step of the flow, by what it is called. */
export function StepField({ id, label, value, types, optional, onChange }: StepFieldProps) {
  const { steps } = useNames();
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={typeof value === 'string' && value !== '' ? value : null}
      allowClear={optional}
      showSearch={{ optionFilterProp: 'label' }}
      options={steps.filter(({ type }) => types === undefined || types.includes(type)).map((step) => ({ value: step.id, label: step.title }))}
      onChange={(step: string | undefined) => onChange(step ?? undefined)}
    />
  );
}
