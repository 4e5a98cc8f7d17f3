// Two groups side by side: the shell counts, the figures become a variable, and the finding is the way on.
import type { GroupComparison } from '../../many/compare-groups.ts';
import type { Audience } from '../../steps/audience.ts';
import type { CompareConfig } from '../../steps/compare.ts';
import { comparisonInWords } from '../../words/comparison-result-words.ts';
import type { Scope } from '../../condition/scope.ts';
import { type AskedAudience, askedAudience } from '../asked-audience.ts';
import { askedPast } from '../asked-past.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

export const compare: Behaviour<CompareConfig> = {
  arrive({ assigned, firstName, first, secondName, second, ...past }, { key, at, step, scope }) {
    const names = [textFor(firstName, scope), textFor(secondName, scope)] as const;
    const groups = [askedGroup(first, scope), askedGroup(second, scope)] as const;
    const request = { kind: 'compare' as const, assigned, names, groups, ...askedPast(past, scope) };
    return { type: 'rest', due: null, listens: [], data: {}, reason: because('many.asked', { what: 'compare' }), commands: [{ type: 'request', key, step: step.id, at, request }] };
  },
  answer({ into, event }, _moment, { outcome, data }) {
    // The shell gives it with every answer to this step's own request; an answer without it has no figures to keep.
    const found = data.found as GroupComparison | undefined;
    if (found === undefined) return { type: 'leave', outcome, reason: because('many.answered', { data: {} }) };
    const told = { ...found, zh: comparisonInWords(found, 'zh'), en: comparisonInWords(found, 'en') };
    return { type: 'leave', outcome, variables: { [into]: told }, reason: because('compare.found', { event, found }) };
  },
  interrupted(_config, { key }) {
    return [{ type: 'withdraw', key }];
  },
};

/** Each of the communities that are named, so that they can be told apart. */
function askedGroup(audience: Audience, scope: Scope): readonly AskedAudience[] {
  const asked = askedAudience(audience, scope);
  if (asked.from !== 'community') return [asked];
  return [...new Set(asked.of.split(BETWEEN_COMMUNITIES).map((of) => of.trim()))].filter((of) => of !== '').map((of) => ({ ...asked, of }));
}

/** A community’s id may hold spaces. */
const BETWEEN_COMMUNITIES = /[\n,\uff0c;\uff1b、]/u;
