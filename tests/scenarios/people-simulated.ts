// Votes, answers and outcomes of a scenario, told to the simulator when it asks: what the server's handlers make of the same.
import { type Answered, judgeAnswers, type JsonObject, type Simulation, withToken } from '@sopwith/engine';
import { tried } from './acts-simulated.ts';
import type { InnerRuns } from './inner-runs.ts';
import { type Happening, instantOf, type Scenario } from './scenario.ts';

export const WHO = 'the scenario';

type Question = Parameters<NonNullable<Simulation['answer']>>[0];

export function answersOf(scenario: Scenario, inner: InnerRuns): NonNullable<Simulation['answer']> {
  return (question) => {
    if (question.type === 'act') return tried(question);
    if (question.type !== 'request') return null;
    if (question.request.kind === 'approval') return votesOn(scenario, question, question.request);
    if (question.request.kind === 'ask') return answerTo(scenario, question, question.request);
    if (question.request.kind === 'callback') return withToken(question, calledBack(scenario, question));
    if (question.request.kind === 'run-flow') return inner.answer(question);
    return null;
  };
}

function calledBack(scenario: Scenario, { key, at }: Question): Answered | null {
  const [first] = happeningsOf(scenario, 'callBack', key).filter(({ late }) => late !== true);
  return first === undefined ? null : { afterMs: instantOf(scenario, first.at) - at, outcome: first.outcome, data: first.data ?? {} };
}

type Requested<K extends string> = Extract<Extract<Question, { type: 'request' }>['request'], { kind: K }>;

function votesOn(scenario: Scenario, { key, at }: Question, { approvers, author, needed, text }: Requested<'approval'>): Answered | null {
  // Whoever wrote it has no vote; every task of a scenario is done by the same person.
  const asked = (scenario.roster?.[approvers] ?? []).filter((person) => author === null || person !== WHO);
  if (asked.length < needed) return { afterMs: 0, outcome: 'tooFew', data: { of: asked.length, note: '' } };
  const agreed: string[] = [];
  for (const one of happeningsOf(scenario, 'approval', key)) {
    const { by, vote, note = '' } = one;
    const afterMs = instantOf(scenario, one.at) - at;
    if (vote === 'reject') return { afterMs, outcome: 'rejected', data: { by: [by], note } };
    agreed.push(by);
    if (agreed.length === needed) return { afterMs, outcome: 'approved', data: { text, by: agreed, note } };
  }
  return null;
}

function answerTo(scenario: Scenario, { key, at }: Question, { form }: Requested<'ask'>): Answered | null {
  const [given] = happeningsOf(scenario, 'ask', key);
  if (given === undefined) return null;
  const judged = judgeAnswers(form, given.given);
  if (judged.status === 'atFault') throw new Error(`expected an answer to ${key}, found none to ${judged.fields.join(', ')}`);
  const data: JsonObject = { values: judged.values };
  return { afterMs: instantOf(scenario, given.at) - at, outcome: judged.outcome, data };
}

function happeningsOf<K extends 'approval' | 'ask' | 'callBack'>(scenario: Scenario, kind: K, key: string): readonly Extract<Happening, Record<K, string>>[] {
  return (scenario.happens ?? []).filter(
    (one): one is Extract<Happening, Record<K, string>> => kind in one && key.endsWith(`/${(one as Record<string, unknown>)[kind]}#${(one as { visit?: number }).visit ?? 1}`),
  );
}
