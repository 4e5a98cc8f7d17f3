// How fast the pure engine is, alone on one core: no database, no Temporal, no clock but the one that measures.
import {
  advance,
  applyLedger,
  compile,
  createCatalog,
  FLOW_FORMAT,
  type FlowDocument,
  type FlowStep,
  flowTemplates,
  type MemberFacts,
  newRun,
  nextDue,
  type Program,
  simulate,
  validate,
} from '@sopwith/engine';

export interface EngineBench {
  readonly runs: number;
  readonly rounds: number;
}

const catalog = createCatalog();
const from = Date.parse('2026-03-01T10:00:00+08:00');
const member: MemberFacts = {
  externalId: 'm',
  zone: 'Asia/Shanghai',
  joinedAt: from,
  attributes: { name: 'Lin' },
  tags: [],
  tiers: {},
  communities: [],
};

export async function benchEngine({ runs, rounds }: EngineBench): Promise<void> {
  const walked = compile(flowOf(waitsAndLedgers), catalog);
  const large = flowOf(thousandSteps);
  const figures = {
    bench: 'engine',
    transitionsPerSecond: Math.round(best(rounds, () => transitionsPerSecond(walked, runs), Math.max)),
    compileMs: rounded(best(rounds * 3, () => timed(() => compile(structuredClone(large), catalog)), Math.min)),
    validateMs: rounded(best(rounds * 3, () => timed(() => validate(structuredClone(large), catalog)), Math.min)),
    simulateMs: rounded(best(rounds, () => timed(simulateChallenge), Math.min)),
  };
  console.log(`${walked.flow}: ${runs} runs of ${Object.keys(walked.steps).length} steps; ${large.steps.length} steps to check; the best of ${rounds} rounds`);
  console.log(JSON.stringify(figures));
}

/** Each timer is an advance of its own, as it is when a member waits for real; a transition is a step that was left. */
function transitionsPerSecond(program: Program, runs: number): number {
  let transitions = 0;
  const begun = cpuMs();
  for (let n = 0; n < runs; n++) {
    let run = newRun({ program, id: `run-${n}`, started: { at: from, seq: 0 }, key: '', context: {} });
    let facts = { member };
    for (let due = nextDue(run); due !== null; due = nextDue(run)) {
      const advanced = advance(program, run, [], due, facts);
      if (advanced.status !== 'advanced') throw new Error(`Expected a decision without histories, found ${advanced.status}.`);
      run = advanced.run;
      for (const command of advanced.commands) {
        if (command.type === 'record' && command.entry.kind === 'left') transitions++;
        facts = { member: applyLedger(facts.member, command) };
      }
    }
    if (run.status !== 'ended') throw new Error(`Expected an ended run, found ${run.status}.`);
  }
  return (transitions / (cpuMs() - begun)) * 1_000;
}

function simulateChallenge(): void {
  const flow = flowTemplates.find(({ id }) => id === 'challenge-21-days')?.flows.en;
  if (flow === undefined) throw new Error('Expected the 21-day challenge in the gallery.');
  const behaviour = { seed: 1, spread: 0.5, daily: [{ event: 'checked_in', probability: 0.75, between: ['07:30', '22:00'] as const }] };
  const result = simulate(compile(flow, catalog), { size: 1_000, member }, behaviour, from, from + 30 * 86_400_000);
  if (result.runs !== 1_000) throw new Error(`Expected 1000 runs, found ${result.runs}.`);
}

const waitsAndLedgers: readonly FlowStep[] = Array.from({ length: 6 }, (_, n) => [
  { id: `wait-${n}`, type: 'wait-time', version: 1, config: { time: n % 2 === 0 ? '09:00' : '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7] } },
  {
    id: `branch-${n}`,
    type: 'branch',
    version: 1,
    ends: ['otherwise'],
    config: {
      cases: [
        {
          id: 'yes',
          name: 'Named',
          when: { type: 'compare', left: { type: 'attribute', name: 'name' }, op: 'eq', right: { type: 'value', value: 'Lin' } },
        },
      ],
    },
  },
  { id: `attribute-${n}`, type: 'attribute', version: 1, config: { name: 'progress', value: n } },
  { id: `message-${n}`, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'programme', text: 'Hello {{ member.name }}' } },
]).flat();

/** What operators draw: waits for events with deadlines, branches, texts, a task now and then. */
const thousandSteps: readonly FlowStep[] = Array.from({ length: 200 }, (_, n) => [
  {
    id: `event-${n}`,
    type: 'wait-event',
    version: 1,
    ends: ['timeout'],
    config: {
      events: [
        {
          id: 'yes',
          event: 'homework_submitted',
          where: { type: 'compare', left: { type: 'property', name: 'lesson' }, op: 'eq', right: { type: 'value', value: n } },
        },
      ],
      deadline: { type: 'after', duration: { amount: 2, unit: 'days' } },
    },
  },
  ...waitsAndLedgers.slice(0, 4).map((step) => ({ ...step, id: `${step.id}-${n}` })),
]).flat();

/** In a row, by each step's first way out. */
function flowOf(steps: readonly FlowStep[]): FlowDocument {
  const first: Readonly<Record<string, string>> = { 'wait-event': 'yes', branch: 'yes' };
  const last = steps.length - 1;
  const wayOf = ({ type }: FlowStep) => first[type] ?? 'done';
  return {
    format: FLOW_FORMAT,
    name: 'Bench',
    subject: 'member',
    triggers: [],
    context: [],
    reentry: { type: 'afterEnd' },
    exits: [],
    lanes: 1,
    start: steps[0]?.id ?? null,
    steps: steps.map((step, n) => (n === last ? { ...step, ends: [...(step.ends ?? []), wayOf(step)] } : step)),
    edges: steps.slice(0, last).map((step, n) => ({ from: step.id, outcome: wayOf(step), to: steps[n + 1]?.id ?? '' })),
    layout: {},
  };
}

/** Of this process, collecting its garbage included: what else the machine does is not counted. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function timed(work: () => void): number {
  const begun = cpuMs();
  work();
  return cpuMs() - begun;
}

/** Other programs on the machine only ever make a round slower. */
function best(rounds: number, measure: () => number, better: (...values: number[]) => number): number {
  return better(...Array.from({ length: rounds }, measure));
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
