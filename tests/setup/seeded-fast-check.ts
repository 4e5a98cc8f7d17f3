// fast-check as the tests have it. Random cases are the same ones each time, on every machine, so that a failure is one of the code and never
// of the day; `npm run hunt` draws others, and many more of them.
import fc, { type Parameters } from 'fast-check';

const ORDINARY_SEED = 20_261_126;
const { SOPWITH_SEED, SOPWITH_HUNT_TIMES, SOPWITH_HUNT_SECONDS } = process.env;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SOPWITH_SEED ?? ORDINARY_SEED) });

function hunting({ numRuns = 100, ...parameters }: Parameters<unknown> = {}): Parameters<unknown> {
  return { ...parameters, numRuns: numRuns * Number(SOPWITH_HUNT_TIMES), interruptAfterTimeLimit: Number(SOPWITH_HUNT_SECONDS ?? 60) * 1_000, markInterruptAsFailure: false };
}

// Its overloads tell a law that waits from one that does not; what it is given is only passed on.
const assert = ((property: fc.IRawProperty<unknown>, parameters?: Parameters<unknown>) => fc.assert(property, hunting(parameters))) as typeof fc.assert;

export * from 'fast-check';
export default SOPWITH_HUNT_TIMES === undefined ? fc : { ...fc, assert };
