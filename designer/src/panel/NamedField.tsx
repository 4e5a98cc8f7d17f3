// A name whose kind was chosen beside it: suggested where the flow knows such names, a text with variables where it is none.
import { Input } from 'antd';
import { SuggestField } from './SuggestField.tsx';
import { TemplateField } from './TemplateField.tsx';

interface NamedFieldProps {
  readonly id: string;
  readonly from: string | undefined;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

const SUGGESTED = { context: 'context', variable: 'variables', attribute: 'attributes', each: 'attributes' } as const;

export function NamedField({ id, from, value, onChange }: NamedFieldProps) {
  if (from !== undefined && Object.hasOwn(SUGGESTED, from)) {
    return <SuggestField id={id} from={SUGGESTED[from as keyof typeof SUGGESTED]} value={value} onChange={onChange} />;
  }
  if (from === 'text' || from === 'moment') return <TemplateField id={id} value={value} singleLine onChange={onChange} />;
  return <Input id={id} value={value} maxLength={400} onChange={({ target }) => onChange(target.value)} />;
}
