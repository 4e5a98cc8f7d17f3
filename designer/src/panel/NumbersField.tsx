// A few whole numbers, each a tag: typed, with Enter or a comma after it.
import type { Json } from '@sopwith/engine';
import { Select } from 'antd';
import { asList } from './field-schema.ts';

interface NumbersFieldProps {
  readonly id: string;
  readonly value: Json | undefined;
  readonly onChange: (numbers: Json | undefined) => void;
}

export function NumbersField({ id, value, onChange }: NumbersFieldProps) {
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ' ']}
      value={asList(value).map(String)}
      onChange={(texts: readonly string[]) => {
        const numbers = [...new Set(texts.map(Number).filter((n) => Number.isInteger(n) && n > 0))].sort((a, b) => a - b);
        onChange(numbers.length === 0 ? undefined : numbers);
      }}
    />
  );
}
