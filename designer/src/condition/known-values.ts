// What one side of a comparison can be at all, where that is a short list: the ways out of a step, the rungs of a ladder, the steps that send messages.
import { type Catalog, type FlowDocument, type Json, LADDERS, type Lang, type Operand, outcomesOf, stepTitles, TIER_TITLES } from '@sopwith/engine';

export interface KnownValue {
  readonly value: string;
  readonly label: string;
}

/** Null: it can be anything. `event`: the one that is judged, if one is. */
export function knownValues(operand: Operand, flow: FlowDocument, catalog: Catalog, language: Lang, event?: string): readonly KnownValue[] | null {
  switch (operand.type) {
    case 'outcome': {
      const step = flow.steps.find(({ id }) => id === operand.step);
      if (step === undefined) return null;
      // Its paths are walked while it lasts; nobody leaves it by them.
      return outcomesOf(catalog, step).filter(({ kind }) => kind !== 'path').map(({ id, title }) => ({ value: id, label: title[language] }));
    }
    case 'tier':
      return LADDERS[operand.ladder].map((tier) => ({ value: tier, label: TIER_TITLES[tier]?.[language] ?? tier }));
    case 'variable':
      return answersTo(operand.name, flow);
    case 'property':
      return operand.name === 'step' && event?.startsWith('$message.') === true ? senders(flow, catalog, language) : null;
    default:
      return null;
  }
}

function senders({ steps }: FlowDocument, catalog: Catalog, language: Lang): readonly KnownValue[] | null {
  const titles = stepTitles(steps, language, catalog);
  const known = steps.filter(({ type }) => type === 'message').map(({ id }) => ({ value: id, label: titles.get(id) ?? id }));
  return known.length === 0 ? null : known;
}

/** The options of the question whose answer is this variable, where one question asks for it. */
function answersTo(variable: string, { steps }: FlowDocument): readonly KnownValue[] | null {
  const [only, ...others] = steps.filter(({ type, config }) => type === 'ask' && config['variable'] === variable);
  if (!only || others.length > 0 || only.config['kind'] !== 'choice' || !Array.isArray(only.config['options'])) return null;
  return (only.config['options'] as readonly Json[]).flatMap((one) =>
    typeof one === 'object' && one !== null && 'id' in one && 'title' in one ? [{ value: String(one.id), label: String(one.title) }] : [],
  );
}
