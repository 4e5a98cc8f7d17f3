// A name of something that stands on another page of the console: free text, for it may be written before the thing itself is there.
import { useQuery } from '@tanstack/react-query';
import { useSuggestions } from '../catalog/catalog-context.tsx';
import { peopleApi } from '../api/people-api.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

export type KnownThing = 'community' | 'stock' | 'account';

interface KnownNameFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly of: KnownThing;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

interface Known {
  readonly value: string;
  /** What people call it, where that is not the name that the flow keeps. */
  readonly title: string;
}

export function KnownNameField({ id, label, of, value, onChange }: KnownNameFieldProps) {
  const known = useKnown(of);
  return (
    <SuggestingInput
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={value}
      options={known.map(({ value: name, title }) => ({ value: name, words: `${name} ${title}`.toLowerCase(), label: title === name ? name : `${title} · ${name}` }))}
      showSearch={{ filterOption: (text, option) => option?.words.includes(text.toLowerCase()) ?? false }}
      onChange={onChange}
    />
  );
}

function useKnown(of: KnownThing): readonly Known[] {
  const { around } = useSuggestions();
  const communities = useQuery({ queryKey: ['communities'], queryFn: peopleApi.communities, enabled: of === 'community' });
  const stocks = useQuery({ queryKey: ['stocks'], queryFn: peopleApi.stocks, enabled: of === 'stock' });
  switch (of) {
    case 'community':
      return (communities.data ?? []).map(({ community, name }) => ({ value: community, title: name ?? community }));
    case 'stock':
      return (stocks.data ?? []).map(({ item }) => ({ value: item, title: item }));
    case 'account':
      return (around.accounts ?? []).map(({ id }) => ({ value: id, title: id }));
  }
}
