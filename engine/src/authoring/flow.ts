// Flows as code: writes the same document as the designer. The compiler checks the settings of each step, and that every way leads
// to a step that is there.
import { FLOW_FORMAT, type FlowDocument, type FlowEdge, type FlowStep } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';
import type { StepConfigs } from './step-configs.ts';

/** Where a way leads: to a step of the flow, or nowhere, on purpose. */
export const END = Symbol('the path ends here');

type Ways<Id extends string> = Readonly<Record<string, Id | typeof END>>;
type Options = Partial<Pick<FlowStep, 'name' | 'note' | 'skipIf' | 'maxVisits' | 'retry' | 'version'>>;

export interface WrittenStep<Id extends string> extends Options {
  readonly type: string;
  readonly config: JsonObject;
  readonly ways: Ways<Id>;
}

/** A builtin step, with its settings checked; any other type by its name, with settings as they are. */
export function step<Type extends string, const Led extends Ways<string>>(
  type: Type,
  config: Type extends keyof StepConfigs ? StepConfigs[Type] : object,
  ways?: Led,
  options?: Options,
): WrittenStep<Extract<Led[keyof Led], string>>;
export function step(type: string, config: object, ways: Ways<string> = {}, options: Options = {}): WrittenStep<string> {
  // Settings are JSON by their types, which have no index signature to say so.
  return { type, config: config as JsonObject, ways, ...options };
}

type Settings = Pick<FlowDocument, 'name'> & Partial<Omit<FlowDocument, 'format' | 'name' | 'start' | 'steps' | 'edges'>>;

/** The first step is the start. Everything that is not said is as in a new flow of the designer. */
export function flow<const Steps extends Readonly<Record<string, WrittenStep<string>>>>(
  settings: Settings,
  steps: Steps & { readonly [Id in keyof Steps]: WrittenStep<Extract<keyof Steps, string>> },
): FlowDocument {
  const drawn: FlowStep[] = [];
  const edges: FlowEdge[] = [];
  for (const [id, { type, config, ways, version = 1, ...options }] of Object.entries(steps)) {
    const ends = Object.entries(ways).flatMap(([outcome, to]) => (to === END ? [outcome] : []));
    drawn.push({ id, type, version, config, ...options, ...(ends.length === 0 ? {} : { ends }) });
    for (const [outcome, to] of Object.entries(ways)) if (to !== END) edges.push({ from: id, outcome, to: to as string });
  }
  const layout = Object.fromEntries(drawn.map(({ id }, n) => [id, { x: 0, y: n * ROW }]));
  return {
    subject: 'member',
    triggers: [],
    context: [],
    reentry: { type: 'afterEnd' },
    exits: [],
    lanes: 4,
    layout,
    ...settings,
    format: FLOW_FORMAT,
    start: drawn[0]?.id ?? null,
    steps: drawn,
    edges,
  };
}

/** One below the other, until somebody opens it in the designer. */
const ROW = 140;
