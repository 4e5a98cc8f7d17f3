import type { Catalog } from '../catalog/catalog.ts';
import { signalNames } from '../condition/signals.ts';
import { pastEventNames } from '../condition/time-dependence.ts';
import { withKey } from '../condition/with-key.ts';
import type { ExitRule, FlowDocument } from '../document/flow-document.ts';
import type { Problem } from '../problem.ts';
import { goesByWorkingDays } from './check-calendar.ts';
import { compileTrigger, isTimed } from './compile-trigger.ts';
import { joinsOf } from './check-reach.ts';
import { defaultExits } from './default-exits.ts';
import { type FlowGraph, type GraphStep, graphOf } from './flow-graph.ts';
import { LANGUAGE, type Program, type ProgramStep } from './program.ts';
import { hasErrors, validate } from './validate.ts';

/** Somebody compiled a flow that `validate` finds wrong. */
export class InvalidFlowError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `A flow must have no errors to be compiled; found ${problems.map(({ code, path }) => `${code} at ${path ?? 'the flow'}`).join('; ')}.`,
    );
    this.name = 'InvalidFlowError';
    this.problems = problems;
  }
}

/**
 * The program of a flow. Where steps stand on the canvas, the order they were drawn in, and their notes leave no trace in it.
 * @throws InvalidFlowError
 */
export function compile(flow: FlowDocument, catalog: Catalog): Program {
  const problems = validate(flow, catalog);
  if (hasErrors(problems) || flow.start === null) throw new InvalidFlowError(problems);
  const graph = graphOf(flow, catalog);
  const joins = joinsOf(graph);
  const steps = [...graph.steps.values()].sort((a, b) => (a.step.id < b.step.id ? -1 : 1));
  return {
    language: LANGUAGE,
    flow: flow.name,
    subject: flow.subject,
    start: flow.start,
    steps: Object.fromEntries(steps.map((step) => [step.step.id, programStep(step, joins.get(step.step.id))])),
    triggers: flow.triggers.flatMap((trigger) => (isTimed(trigger) ? [] : [compileTrigger(trigger)])),
    ...(flow.triggers.some(isTimed) ? { timed: flow.triggers.filter(isTimed) } : {}),
    context: flow.context,
    reentry: flow.reentry,
    key: flow.key ?? null,
    exits: [...flow.exits.map((rule) => compileExit(rule, flow.key ?? null)), ...defaultExits(flow)],
    ...(flow.updates === undefined || flow.updates.length === 0 ? {} : { updates: flow.updates }),
    ...(flow.calendar !== undefined && goesByWorkingDays(flow) ? { calendar: flow.calendar } : {}),
    lanes: flow.lanes,
    ...(flow.priority === undefined ? {} : { priority: flow.priority }),
    listens: listensOf(graph),
    histories: historiesOf(graph),
  };
}

/** What a document says of the run's key is a condition like any other to a program. */
function compileExit(rule: ExitRule, keyField: string | null): ExitRule {
  if ('when' in rule) return rule;
  const { matchKey, where, ...rest } = rule;
  const whole = withKey(matchKey, keyField, where);
  return whole === undefined ? rest : { ...rest, where: whole };
}

function programStep({ step, type, outcomes, edges }: GraphStep, join: string | undefined): ProgramStep {
  if (type === null) throw new Error(`Step "${step.id}" passed validation without a type; expected one in the catalog.`);
  const targets = new Map(edges.map(({ edge }) => [edge.outcome, edge.to]));
  const next: Record<string, string | null> = {};
  for (const { id, optional } of outcomes.values()) {
    const to = targets.get(id);
    // An optional outcome that leads nowhere is left out: null would end the path.
    if (to !== undefined || optional !== true || step.ends?.includes(id) === true) next[id] = to ?? null;
  }
  if (join !== undefined) next.joined = join;
  const own = type.outcomesOf(step.config);
  const [first] = own;
  if (step.skipIf !== undefined && first !== undefined && !Object.hasOwn(next, 'skipped')) next.skipped = next[first.id] ?? null;
  // A type with a `failed` of its own says by itself when that is so.
  const catches = type.manifest.sort === 'action' && Object.hasOwn(next, 'failed') && !own.some(({ id }) => id === 'failed');
  return {
    id: step.id,
    type: step.type,
    sort: type.manifest.sort,
    ...(step.name === undefined ? {} : { name: step.name }),
    config: type.compiled(step.config),
    ...(join === undefined ? {} : { join }),
    ...(step.skipIf === undefined ? {} : { skipIf: step.skipIf }),
    ...(step.maxVisits === undefined ? {} : { maxVisits: step.maxVisits }),
    ...(step.retry === undefined ? {} : { retry: step.retry }),
    ...(catches ? { catches } : {}),
    next,
  };
}

function listensOf({ flow, steps }: FlowGraph): string[] {
  return sorted([
    ...[...flow.exits, ...defaultExits(flow)].flatMap((rule) => ('when' in rule ? signalNames(rule.when) : [rule.event])),
    ...(flow.updates ?? []).map(({ event }) => event),
    ...[...steps.values()].flatMap(({ type, step }) => type?.needsOf(step.config).listens ?? []),
  ]);
}

function historiesOf({ flow, steps }: FlowGraph): string[] {
  return sorted([
    ...flow.exits.flatMap((rule) => ('when' in rule ? pastEventNames(rule.when) : [])),
    ...[...steps.values()].flatMap(({ type, step }) => [
      ...(step.skipIf === undefined ? [] : pastEventNames(step.skipIf)),
      ...(type?.needsOf(step.config).looksBackFor ?? []),
      ...(type?.needsOf(step.config).anchors.flatMap(({ anchor }) => (anchor.type === 'event' ? [anchor.event] : [])) ?? []),
      ...(type?.needsOf(step.config).conditions.flatMap(({ when, over }) => (over === 'audience' ? [] : pastEventNames(when))) ?? []),
    ]),
  ]);
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
