// Which community, segment, activity or list an audience means: asked for as what was chosen beside it needs.
import { SegmentField } from '../condition/SegmentField.tsx';
import { KnownNameField } from './KnownNameField.tsx';
import { SuggestField } from './SuggestField.tsx';
import { TemplateField } from './TemplateField.tsx';

interface WhichFieldProps {
  readonly id: string;
  /** Where the audience comes from; nothing: it was not chosen yet. */
  readonly from: string | undefined;
  readonly value: string;
  readonly onChange: (which: string) => void;
}

export function WhichField({ id, from, value, onChange }: WhichFieldProps) {
  // A text that is filled in when the step is reached is nothing that could be chosen from a list.
  const isText = value.includes('{');
  if (from === 'segment' && !isText) return <SegmentField id={id} value={value} onChange={onChange} />;
  if (from === 'community') return <KnownNameField id={id} of="community" value={value} onChange={onChange} />;
  if (from === 'variable') return <SuggestField id={id} from="variables" value={value} onChange={onChange} />;
  return <TemplateField id={id} value={value} singleLine={from !== 'list' && from !== 'rows'} onChange={onChange} />;
}

/** Everybody, the member, and those whom the incident concerns need no name. */
export function asksWhich(from: string | undefined): boolean {
  return from !== 'all' && from !== 'everyone' && from !== 'member';
}
