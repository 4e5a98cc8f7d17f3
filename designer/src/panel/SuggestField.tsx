import type { Json } from '@sopwith/engine';
import { useNames } from './names.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface SuggestFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: Json | undefined;
  readonly from: 'attributes' | 'variables' | 'context' | 'tags';
  readonly onChange: (value: string) => void;
}

/** Free text, with the names that are known already. */
export function SuggestField({ id, label, value, from, onChange }: SuggestFieldProps) {
  const names = useNames();
  return (
    <SuggestingInput
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={typeof value === 'string' ? value : ''}
      options={names[from].map((name) => ({ value: name }))}
      showSearch={{
        filterOption: (text, option) =>
          String(option?.value ?? '')
            .toLowerCase()
            .includes(text.toLowerCase()),
      }}
      onChange={onChange}
    />
  );
}
