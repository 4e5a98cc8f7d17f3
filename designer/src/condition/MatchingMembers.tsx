import { checkMemberCondition, type Condition, conditionSchema, type Dictionary } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';

const PAUSE_MS = 500;

/** How many members it holds for now, once it is complete and asks nothing that only a run knows. */
export function MatchingMembers({ condition }: { readonly condition: Condition }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useSettled(JSON.stringify(condition));
  const settled = useMemo(() => JSON.parse(text) as Condition, [text]);
  const { dictionary } = useCatalog();
  // What is asked is what was written a moment ago: that, too, must be something that can be counted.
  const countable = isCountable(condition, dictionary) && isCountable(settled, dictionary);
  const counted = useQuery({
    queryKey: ['matching-members', text],
    queryFn: () => api.countMembers(settled),
    enabled: countable,
    retry: false,
    staleTime: 10_000,
  });
  if (!countable || counted.isError) return null;
  if (!counted.data) return <p className="condition-count muted">{t('segment.counting')}</p>;
  const { matching, members, examples } = counted.data;
  const names = examples.map(({ name, userId }) => name ?? userId).join(language === 'zh' ? '、' : ', ');
  return (
    <p className="condition-count muted" aria-live="polite" data-testid="matching-members">
      {t('segment.matching', { count: matching, members })}
      {names !== '' && ` ${t('segment.examples', { names })}`}
    </p>
  );
}

function isCountable(condition: Condition, dictionary: Dictionary): boolean {
  const parsed = conditionSchema.safeParse(condition);
  return parsed.success && checkMemberCondition(parsed.data, dictionary).every(({ severity }) => severity !== 'error');
}

/** The text once it has stayed the same for a moment: nobody wants a count of half a word. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
