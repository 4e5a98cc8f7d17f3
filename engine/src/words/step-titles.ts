// What the steps of a flow are called. The one place for it: on its box, in a condition and in a trail a step has the same name.
import type { Catalog } from '../catalog/catalog.ts';
import type { DrawnStep } from '../catalog/ways-out.ts';
import type { FlowStep } from '../document/flow-document.ts';
import type { Lang } from './lang.ts';
import { type Naming, namedSegments, type SegmentNames } from './naming.ts';
import { BUILTIN_TYPES, describeOutcome } from './outcome-words.ts';

/** Enough of a step to call it by its name, drawn or compiled. */
export type CalledStep = Pick<FlowStep, 'id' | 'name'> & DrawnStep;

/** Where the names of step types come from, and those of segments. */
export interface Titles extends Pick<Catalog, 'types'> {
  readonly dictionary?: { readonly segments?: SegmentNames };
}

const BUILTIN: Titles = { types: BUILTIN_TYPES };

/**
 * By a step's id: its own name, else its type's. What several are called is told apart by a number: its place among the steps of its
 * type, or of its name, as they were added. So a new step, or a new name, hardly ever renames another.
 */
export function stepTitles(steps: readonly Pick<CalledStep, 'id' | 'name' | 'type'>[], lang: Lang, { types }: Titles = BUILTIN): ReadonlyMap<string, string> {
  const titleOf = ({ name, type }: Pick<CalledStep, 'name' | 'type'>) => name ?? types.get(type)?.manifest.title[lang] ?? type;
  const bearers = counter();
  for (const step of steps) bearers.next(titleOf(step));
  const [ofName, ofType] = [counter(), counter()];
  return new Map(
    steps.map((step) => {
      const title = titleOf(step);
      const place = ofType.next(step.type);
      const number = step.name === undefined ? place : ofName.next(title);
      return [step.id, bearers.of(title) === 1 ? title : `${title} ${number}`];
    }),
  );
}

function counter() {
  const counts = new Map<string, number>();
  const of = (name: string) => counts.get(name) ?? 0;
  const next = (name: string) => {
    counts.set(name, of(name) + 1);
    return of(name);
  };
  return { of, next };
}

/** Looks at the steps only when it is asked for one: most sentences name none. */
export function namingOf(steps: readonly CalledStep[], lang: Lang, titles: Titles = BUILTIN): Naming {
  let called: ReadonlyMap<string, string> | undefined;
  return {
    ...namedSegments(titles.dictionary?.segments),
    step: (id) => {
      called ??= stepTitles(steps, lang, titles);
      return called.get(id) ?? id;
    },
    outcome: (id, outcome) => describeOutcome(outcome, steps.find((one) => one.id === id), lang, titles.types),
  };
}
