// The words on the boxes of a canvas.
import { type Catalog, describeStep, type FlowDocument, type FlowStep, type Lang, type Naming, namingOf } from '@sopwith/engine';
import type { WordsOf } from './canvas-graph.ts';

interface Said {
  readonly catalog: Catalog;
  readonly language: Lang;
  readonly says: string;
  /** What it calls by name, and by which. */
  readonly names: readonly (readonly [ask: (naming: Naming) => string, answer: string])[];
}

/** A thousand sentences take as long as a frame may; an edit changes one or two. */
const saidBefore = new WeakMap<FlowStep, Said>();

export function wordsOfSteps({ steps }: Pick<FlowDocument, 'steps'>, catalog: Catalog, language: Lang): WordsOf {
  const naming = namingOf(steps, language, catalog);
  return (step) => {
    const before = saidBefore.get(step);
    const stands = before?.catalog === catalog && before.language === language && before.names.every(([ask, answer]) => ask(naming) === answer);
    const said = stands ? before : sayStep(step, catalog, language, naming);
    if (!stands) saidBefore.set(step, said);
    return { title: naming.step(step.id), says: said.says };
  };
}

function sayStep(step: FlowStep, catalog: Catalog, language: Lang, naming: Naming): Said {
  const names: [ask: (naming: Naming) => string, answer: string][] = [];
  const asked = (ask: (naming: Naming) => string) => {
    const answer = ask(naming);
    names.push([ask, answer]);
    return answer;
  };
  const noting: Naming = {
    step: (id) => asked((of) => of.step(id)),
    outcome: (id, outcome) => asked((of) => of.outcome(id, outcome)),
    segment: (id) => asked((of) => of.segment(id)),
  };
  return { catalog, language, names, says: describeStep(catalog, step, language, noting) };
}
