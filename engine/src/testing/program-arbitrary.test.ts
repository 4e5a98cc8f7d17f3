// What random programs must reach, or the laws say less than they seem to.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { anyInputs, context, horizon, origin } from './input-arbitrary.ts';
import { anyProgram } from './program-arbitrary.ts';
import { memberOf } from './test-program.ts';

const containers = ['parallel', 'programme', 'clock', 'whenever', 'each-row', 'wait-callback'];

test('runs of random programs walk containers of each kind inside the paths of each other kind, and of the same', () => {
  const member = memberOf({ zone: 'America/New_York' });
  const walked = new Set<string>();
  for (const [program, inputs] of fc.sample(fc.tuple(anyProgram, anyInputs), { numRuns: 1_500, seed: 7 })) {
    const { trail } = simulateRun(program, { member, context, inputs, from: origin, until: horizon });
    for (const { kind, step } of trail) {
      const outer = step === null ? undefined : /^(.*)p\d+-\d+$/.exec(step)?.[1];
      const inner = step === null ? undefined : program.steps[step]?.type;
      if (kind === 'resting' && outer !== undefined && inner !== undefined && containers.includes(inner)) walked.add(`${inner} in ${program.steps[outer]?.type}`);
    }
  }
  const wanted = containers.flatMap((inner) => containers.map((outer) => `${inner} in ${outer}`)).filter((pair) => pair !== 'programme in programme');
  expect(wanted.filter((pair) => !walked.has(pair))).toEqual([]);
}, 60_000);
