// Laws that hold for every program, whatever happens to its runs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from '../compile/program.ts';
import { advance } from './advance.ts';
import { applyLedger } from './apply-ledger.ts';
import type { Command } from './command.ts';
import type { HistoricEvent, MemberFacts } from './facts.ts';
import type { Input } from './input.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';
import { anyCuts, anyInputs, context, horizon, jsonCopy, origin } from '../testing/input-arbitrary.ts';
import { anyProgram } from '../testing/program-arbitrary.ts';
import type { RunState } from './run-state.ts';
import { memberOf, trailOf } from '../testing/test-program.ts';

interface Played {
  readonly run: RunState;
  readonly commands: readonly Command[];
}

const member = memberOf({ zone: 'America/New_York', joinedAt: origin - 86_400_000 });

function begin(program: Program): RunState {
  return newRun({ program, id: 'simulated', started: { at: origin, seq: 0 }, key: '', context });
}

function historiesOf(inputs: readonly Input[]): Record<string, HistoricEvent[]> {
  const histories: Record<string, HistoricEvent[]> = {};
  for (const input of inputs) {
    if (input.type !== 'event') continue;
    const { at, seq, properties, occurredAt = at } = input;
    const list = histories[input.event] ?? [];
    histories[input.event] = list;
    list.push({ at, seq, occurredAt, properties });
  }
  return histories;
}

/** Takes what had arrived by each cut together, at that cut. `between` is done to the run from one advance to the next. */
function play(program: Program, inputs: readonly Input[], cuts: readonly number[], between = (run: RunState) => run): Played {
  const histories = historiesOf(inputs);
  let run = begin(program);
  let current: MemberFacts = member;
  const commands: Command[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const cut of cuts) {
    let taken = inputs.filter(({ at }) => at > last && at <= cut);
    last = cut;
    do {
      const advanced = advance(program, between(run), taken, cut, { member: current, histories });
      if (advanced.status !== 'advanced') throw new Error(advanced.status);
      run = advanced.run;
      commands.push(...advanced.commands);
      current = advanced.commands.reduce(applyLedger, current);
      taken = [];
    } while ((nextDue(run) ?? Number.POSITIVE_INFINITY) <= cut);
  }
  return { run, commands };
}

// Only the difference an advance makes is asked for, so what begins and ends in one is not among them.
const lasting = (commands: readonly Command[]) => commands.filter(({ type }) => type !== 'listen' && type !== 'unlisten');
const runs = { numRuns: 400 };
const once = [horizon];

test('being late in processing changes nothing: any cuts give the same trail, the same commands and the same run', () => {
  fc.assert(
    fc.property(anyProgram, anyInputs, anyCuts, (program, inputs, cuts) => {
      const late = play(program, inputs, once);
      const inTime = play(program, inputs, cuts);
      expect(lasting(inTime.commands)).toEqual(lasting(late.commands));
      expect(inTime.run).toEqual(late.run);
    }),
    runs,
  );
});

test('to stop where a step brings something about, and to come again, leads where one advance leads', () => {
  const bringsMore = (command: Command) => command.type === 'request' || command.type === 'addTag';
  fc.assert(
    fc.property(anyProgram, anyInputs, (program, inputs) => {
      const whole = play(program, inputs, once);
      const histories = historiesOf(inputs);
      let run = begin(program);
      let current = member;
      let left = inputs;
      const commands: Command[] = [];
      for (let again = true; again; ) {
        const advanced = advance(program, run, left, horizon, { member: current, histories }, bringsMore);
        if (advanced.status !== 'advanced') throw new Error(advanced.status);
        if (advanced.stopped !== undefined) expect(advanced.commands.some(bringsMore)).toBe(true);
        ({ run } = advanced);
        commands.push(...advanced.commands);
        current = advanced.commands.reduce(applyLedger, current);
        left = advanced.stopped?.left ?? [];
        again = advanced.stopped !== undefined || (nextDue(run) ?? Number.POSITIVE_INFINITY) <= horizon;
      }
      expect(lasting(commands)).toEqual(lasting(whole.commands));
      expect(run).toEqual(whole.run);
    }),
    runs,
  );
});

test('a run is JSON: it goes on the same after it was written down and read', () => {
  fc.assert(
    fc.property(anyProgram, anyInputs, anyCuts, (program, inputs, cuts) => {
      const kept = play(program, inputs, cuts);
      const read = play(jsonCopy(program), inputs, cuts, jsonCopy);
      expect(read).toEqual(kept);
      expect(jsonCopy(kept.commands)).toEqual(kept.commands);
      expect(JSON.stringify(kept.run).length).toBeLessThan(65_536);
    }),
    runs,
  );
});

test('the order of steps in a program means nothing', () => {
  fc.assert(
    fc.property(anyProgram, anyInputs, (program, inputs) => {
      const turned = { ...program, steps: Object.fromEntries(Object.entries(program.steps).reverse()) };
      expect(play(turned, inputs, once)).toEqual(play(program, inputs, once));
    }),
    { numRuns: 100 },
  );
});

test('an event that is given again changes nothing, at once or later', () => {
  fc.assert(
    fc.property(anyProgram, anyInputs, anyCuts, fc.boolean(), (program, inputs, cuts, later) => {
      const whole = play(program, inputs, cuts);
      const histories = historiesOf(inputs);
      let run = begin(program);
      let current = member;
      const commands: Command[] = [];
      let last = Number.NEGATIVE_INFINITY;
      for (const cut of cuts) {
        const now = inputs.filter(({ at }) => at > last && at <= cut);
        const again = (later ? inputs.filter(({ at }) => at <= last) : now).filter(({ type }) => type === 'event');
        const advanced = advance(program, run, [...now, ...again], cut, { member: current, histories });
        if (advanced.status !== 'advanced') throw new Error(advanced.status);
        run = advanced.run;
        commands.push(...advanced.commands);
        current = advanced.commands.reduce(applyLedger, current);
        last = cut;
      }
      expect(lasting(commands)).toEqual(lasting(whole.commands));
    }),
    runs,
  );
});

test('an answer to what had been asked that is given again changes nothing, at once or later', () => {
  fc.assert(
    fc.property(anyProgram, anyInputs, anyCuts, fc.boolean(), (program, inputs, cuts, later) => {
      const whole = play(program, inputs, cuts);
      const histories = historiesOf(inputs);
      let run = begin(program);
      let current = member;
      const commands: Command[] = [];
      let last = Number.NEGATIVE_INFINITY;
      let given: readonly Input[] = [];
      for (const cut of cuts) {
        const now = inputs.filter(({ at }) => at > last && at <= cut);
        // Nobody answers what was not asked yet: the question was written down before anybody could hear it.
        const asked = new Set(run.tokens.map(({ resting }) => resting.key));
        const answers = now.filter((input) => (input.type === 'answer' || input.type === 'failure') && asked.has(input.key));
        const advanced = advance(program, run, [...now, ...(later ? given : answers)], cut, { member: current, histories });
        given = [...given, ...answers];
        if (advanced.status !== 'advanced') throw new Error(advanced.status);
        run = advanced.run;
        commands.push(...advanced.commands);
        current = advanced.commands.reduce(applyLedger, current);
        last = cut;
      }
      expect(lasting(commands)).toEqual(lasting(whole.commands));
    }),
    runs,
  );
});

test('no order of inputs throws, and none leaves a timer behind', () => {
  fc.assert(
    fc.property(
      anyProgram,
      anyInputs.chain((inputs) => fc.shuffledSubarray([...inputs], { minLength: inputs.length })),
      fc.boolean(),
      (program, shuffled, together) => {
        const histories = historiesOf(shuffled);
        let run = begin(program);
        for (const batch of together ? [shuffled] : shuffled.map((input) => [input])) {
          const until = Math.max(run.cursor.at, ...batch.map(({ at }) => at));
          const advanced = advance(program, run, batch, until, { member, histories });
          if (advanced.status !== 'advanced') throw new Error(advanced.status);
          run = advanced.run;
          if (run.status === 'active') expect(nextDue(run) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(until);
        }
      },
    ),
    runs,
  );
});

type Question = Extract<Command, { type: 'openTask' | 'act' | 'request' | 'message' }>;

/** Something is asked for that will be answered. A job that is to be closed was asked for before, under the same key. */
function isAsked(command: Command): command is Question {
  if (command.type === 'request') return command.request.kind !== 'close-job';
  return command.type === 'openTask' || command.type === 'act' || (command.type === 'message' && command.waitFor !== undefined && command.waitFor !== 'trouble');
}

/** What is given for good in the moment of asking is never called off. */
const forGood = (command: Question) => command.type === 'request' && (command.request.kind === 'grant' || command.request.kind === 'community');

const CONTAINERS = ['parallel', 'programme', 'clock', 'whenever', 'each-row', 'wait-callback'];

function expectWhole(program: Program, { status, tokens }: RunState): void {
  const ids = tokens.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  for (const { parent, id, step } of tokens) {
    // Where it went on, it is no container any more, and its paths are no longer its own.
    const above = tokens.find((token) => token.id === parent);
    if (parent !== null) expect(CONTAINERS).toContain(program.steps[above?.step ?? '']?.type);
    // What it watches over or walks is there as long as it rests.
    if (status === 'active' && ['parallel', 'whenever', 'each-row'].includes(program.steps[step]?.type ?? '')) expect(tokens.some((token) => token.parent === id)).toBe(true);
  }
}

describe('when all is played', () => {
  const anyPlayed = fc
    .tuple(anyProgram, anyInputs, anyCuts)
    .map(([program, inputs, cuts]) => ({ program, inputs, ...play(program, inputs, cuts) }));

  test('an ended run takes nothing more', () => {
    fc.assert(
      fc.property(anyPlayed, ({ program, inputs, run }) => {
        fc.pre(run.status !== 'active');
        // One that failed still hears what people say.
        const heard = run.status === 'failed' ? inputs.filter(({ type }) => type !== 'control') : inputs;
        expect(advance(program, run, heard, horizon * 2, { member })).toEqual({ status: 'advanced', run, commands: [] });
        expect(run.tokens).toEqual([]);
      }),
      runs,
    );
  });

  test('what is listened to is what the waiting tokens listen to, and the exits of a living run', () => {
    fc.assert(
      fc.property(anyPlayed, ({ program, run, commands }) => {
        const runWide = program.exits.length > 0 || program.updates !== undefined;
        const listening = new Set(runWide ? ['simulated/exit'] : []);
        for (const command of commands) {
          if (command.type === 'listen') listening.add(command.key);
          // Nobody stops listening who had not begun.
          if (command.type === 'unlisten') expect(listening.delete(command.key)).toBe(true);
        }
        const wanted = run.tokens.filter(({ resting }) => resting.listens.length > 0).map(({ resting }) => resting.key);
        if (run.status === 'active' && runWide) wanted.push('simulated/exit');
        expect([...listening].sort()).toEqual(wanted.sort());
      }),
      runs,
    );
  });

  test('whoever rests either left, was interrupted, or still stands there', () => {
    fc.assert(
      fc.property(anyPlayed, ({ run, commands }) => {
        const standing = new Map<string, number>();
        for (const { kind, step, visit } of trailOf(commands)) {
          const place = `${step}#${visit}`;
          if (kind === 'resting') standing.set(place, (standing.get(place) ?? 0) + 1);
          else if (kind === 'interrupted') expect(standing.delete(place)).toBe(true);
          else if (kind === 'left') standing.delete(place);
        }
        expect([...standing.keys()].sort()).toEqual(run.tokens.map(({ step, visit }) => `${step}#${visit}`).sort());
        expect(new Set([...standing.values(), 1])).toEqual(new Set([1]));
      }),
      runs,
    );
  });

  test('no path is lost or doubled: at every moment each has one token, whose container still stands, and a parallel has paths as long as it waits', () => {
    fc.assert(
      fc.property(anyProgram, anyInputs, anyCuts, (program, inputs, cuts) => {
        const { run } = play(program, inputs, cuts, (between) => {
          expectWhole(program, between);
          return between;
        });
        expectWhole(program, run);
      }),
      runs,
    );
  });

  test('a parallel opens each of its paths once, and comes together or ends at most once', () => {
    fc.assert(
      fc.property(anyPlayed, ({ program, commands }) => {
        const parallels = trailOf(commands).filter(({ step }) => step !== null && program.steps[step]?.type === 'parallel');
        const times = new Map<string, number>();
        for (const { kind, step, visit, outcome } of parallels) {
          const line = `${kind} ${step}#${visit} ${kind === 'turn' ? outcome : ''}`;
          times.set(line, (times.get(line) ?? 0) + 1);
        }
        expect([...times].filter(([, n]) => n > 1)).toEqual([]);
      }),
      runs,
    );
  });

  test('no two live timers are for one wait', () => {
    fc.assert(
      fc.property(anyPlayed, ({ run }) => {
        const keys = run.tokens.map(({ resting }) => resting.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      runs,
    );
  });

  test('an ended run leaves no task open, no act undone and nothing asked for', () => {
    fc.assert(
      fc.property(anyPlayed, ({ run, commands, inputs }) => {
        fc.pre(run.status !== 'active');
        const asked = new Set(commands.flatMap((command) => (isAsked(command) && !forGood(command) ? [command.key] : [])));
        for (const command of commands)
          if (command.type === 'closeTask' || command.type === 'cancelAct' || command.type === 'withdraw') expect(asked.delete(command.key)).toBe(true);
        const answered = new Set(inputs.flatMap((input) => (input.type === 'answer' || input.type === 'failure' ? [input.key] : [])));
        expect([...asked].filter((key) => !answered.has(key))).toEqual([]);
      }),
      runs,
    );
  });

  test('every side effect has a key of its own, which a question shares with its message, and time in the trail never goes back', () => {
    fc.assert(
      fc.property(anyPlayed, ({ commands }) => {
        const isOfQuestion = (command: Command) => command.type === 'message' && command.waitFor === 'trouble';
        const keys = commands.flatMap((command) => ((command.type === 'message' && !isOfQuestion(command)) || isAsked(command) ? [command.key] : []));
        expect(new Set(keys).size).toBe(keys.length);
        const sent = commands.flatMap((command) => (command.type === 'message' && isOfQuestion(command) ? [command.key] : []));
        expect(new Set(sent).size).toBe(sent.length);
        expect(keys).toEqual(expect.arrayContaining(sent));
        const instants = trailOf(commands).map(({ at }) => at);
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      }),
      runs,
    );
  });
});
