// From what was filled in to what the engine is asked: the same shapes that the command line gives it.
import {
  type Around, type Catalog, type Cohort, type CohortAnswer, type CohortBehaviour, consentName, contextProblem, type Dictionary, type FlowDocument,
  type Input, type Instant, isZone, type Json, type JsonObject, MAIN_ACCOUNT, type MemberFacts, type Program,
} from '@sopwith/engine';
import { readValue } from '../condition/typed-value.ts';
import { contextFromText } from '../pages/context-from-text.ts';
import { answerBy, askedSteps } from './asked-steps.ts';
import { type Habit, LIMITS, type NamedText, type ScriptRow, type SimulationForm } from './simulation-form.ts';
import { instantOf, onDay } from './zoned-time.ts';

interface Span {
  readonly program: Program;
  readonly from: Instant;
  readonly until: Instant;
  readonly around: Around;
}

export interface MemberRequest extends Span {
  readonly type: 'member';
  readonly member: MemberFacts;
  readonly context: JsonObject;
  readonly inputs: readonly Input[];
  /** By step; who is not here never answers. */
  readonly replies: Readonly<Record<string, { readonly afterMs: number; readonly outcome: string; readonly data: JsonObject }>>;
}

export interface CohortRequest extends Span {
  readonly type: 'cohort';
  readonly cohort: Cohort;
  readonly behaviour: CohortBehaviour;
}

export type SimulationRequest = MemberRequest | CohortRequest;

/** What is filled in wrongly, by the name of its sentence. */
export type FormProblem = 'zone' | 'start' | 'days' | 'size' | 'eventName' | 'eventTime' | 'habitTimes' | 'percents' | 'contextMissing' | 'contextInvalid';

export function requestOf(
  form: SimulationForm,
  flow: FlowDocument,
  program: Program,
  catalog: Catalog,
  around: Around,
): { readonly request: SimulationRequest } | { readonly problem: FormProblem } {
  if (!isZone(form.zone)) return { problem: 'zone' };
  const from = instantOf(form.start, form.zone);
  if (from === null) return { problem: 'start' };
  if (!isWhole(form.days, LIMITS.days)) return { problem: 'days' };
  const context = contextFromText(flow.context, form.context);
  const missing = contextProblem(program, context);
  if (missing !== null) return { problem: missing };
  const member = memberOf(form, flow, catalog.dictionary, from);
  const span = { program, from, until: from + form.days * DAY_MS, around };
  if (form.mode === 'member') {
    const inputs = inputsOf(form.script, form, from);
    if ('problem' in inputs) return inputs;
    return { request: { type: 'member', ...span, member, context, inputs: inputs.inputs, replies: repliesOf(form, flow, catalog) } };
  }
  if (!isWhole(form.size, LIMITS.size)) return { problem: 'size' };
  const problem = problemOfHabits(form.habits) ?? (Object.values(form.replies).some(({ percents }) => sum(percents) > 100) ? 'percents' : null);
  if (problem !== null) return { problem };
  return { request: { type: 'cohort', ...span, cohort: { size: form.size, member, context }, behaviour: behaviourOf(form, flow, catalog) } };
}

const DAY_MS = 86_400_000;
const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: DAY_MS } as const;

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

export function memberOf(form: SimulationForm, { subject }: Pick<FlowDocument, 'subject'>, { attributes: declared }: Dictionary, joinedAt: Instant): MemberFacts {
  const { zone, tags, communities, segments, tiers, points, consents } = form;
  const attributes = form.attributes.flatMap(({ name, text }): [string, Json][] => {
    if (name.trim() === '' || text.trim() === '') return [];
    const type = Object.hasOwn(declared, name) ? declared[name] : undefined;
    return [[name.trim(), type === undefined || type === 'number' || type === 'boolean' ? readValue(text.trim()) : text.trim()]];
  });
  const said = Object.entries(consents).filter(([, consent]) => consent !== 'unknown');
  return {
    ...(subject === 'member' ? {} : { kind: subject }),
    externalId: subject,
    zone,
    joinedAt,
    attributes: Object.fromEntries(attributes),
    tags,
    tiers,
    communities,
    segments,
    points: { [MAIN_ACCOUNT]: points },
    consents: Object.fromEntries(said.map(([purpose, consent]) => [consentName(purpose, 'any'), consent === 'granted'])),
  };
}

function inputsOf(script: readonly ScriptRow[], { start, zone }: SimulationForm, from: Instant): { readonly inputs: readonly Input[] } | { readonly problem: FormProblem } {
  const inputs: Input[] = [];
  for (const { when, event, properties } of script) {
    if (event.trim() === '') return { problem: 'eventName' };
    const at = when.type === 'after' ? from + when.amount * UNIT_MS[when.unit] : onDay(start, zone, when.day, when.time);
    // What happened before the start is no part of the script.
    if (at === null || at < from) return { problem: 'eventTime' };
    inputs.push({ type: 'event', at, seq: inputs.length + 1, event: event.trim(), properties: propertiesOf(properties) });
  }
  return { inputs };
}

function propertiesOf(named: readonly NamedText[]): JsonObject {
  return Object.fromEntries(named.filter(({ name }) => name.trim() !== '').map(({ name, text }) => [name.trim(), readValue(text)]));
}

function repliesOf({ replies }: SimulationForm, flow: FlowDocument, catalog: Catalog): MemberRequest['replies'] {
  const given = askedSteps(flow, catalog).flatMap(({ step }) => {
    const reply = replies[step.id];
    return reply === undefined || reply.outcome === null ? [] : [[step.id, { afterMs: reply.afterMinutes * 60_000, ...answerBy(step, reply.outcome) }] as const];
  });
  return Object.fromEntries(given);
}

function problemOfHabits(habits: readonly Habit[]): FormProblem | null {
  if (habits.some(({ event }) => event.trim() === '')) return 'eventName';
  return habits.some(({ how }) => how.type === 'daily' && !(how.from <= how.to)) ? 'habitTimes' : null;
}

export function behaviourOf({ seed, spreadPercent, habits, replies }: SimulationForm, flow: FlowDocument, catalog: Catalog): CohortBehaviour {
  const daily = habits.flatMap(({ event, how, properties }) =>
    how.type === 'daily'
      ? [{ event: event.trim(), probability: how.percent / 100, between: [how.from, how.to] as const, properties: propertiesOf(properties) }]
      : [],
  );
  const rates = habits.flatMap(({ event, how, properties }) =>
    how.type === 'rate' ? [{ event: event.trim(), perDay: how.perDay, properties: propertiesOf(properties) }] : [],
  );
  const answers = askedSteps(flow, catalog).flatMap(({ step }) => {
    const reply = replies[step.id];
    if (reply === undefined) return [];
    const { percents, afterMinutes } = reply;
    const given = Object.entries(percents).map(([outcome, weight]): CohortAnswer => ({ ...answerBy(step, outcome), weight, afterMinutes }));
    const silent = 100 - sum(percents);
    return [[step.id, [...given, ...(silent > 0 ? [{ outcome: null, weight: silent, afterMinutes: 0 }] : [])]] as const];
  });
  return { seed, spread: spreadPercent / 100, daily, rates, answers: Object.fromEntries(answers) };
}

export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
