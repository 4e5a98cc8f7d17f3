import { AutoComplete, type AutoCompleteProps } from 'antd';

/** A text with suggestions. It stays as it was typed: none of them is marked unasked, so that Enter would take it, but one that begins like the text. */
export function SuggestingInput(props: AutoCompleteProps) {
  return <AutoComplete defaultActiveFirstOption={false} {...props} />;
}
