// `npm run chaos -- --minutes M --seed S`: breaks everything that can break, and ends with one line of JSON. Exit 1 if anything was
// lost, doubled, sent twice or done otherwise than the simulator says.
import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';
import { holds } from './verdict.ts';

const number = { type: 'string' } as const;
const { values } = parseArgs({ options: { minutes: number, seed: number, members: number, rate: number } });
const wanted = (name: keyof typeof values, otherwise: number, least: number, most: number): number => {
  const value = values[name] === undefined ? otherwise : Number(values[name]);
  if (!Number.isFinite(value) || value < least || value > most) {
    console.error(`--${name} takes a number from ${least} to ${most}.`);
    process.exit(2);
  }
  return value;
};
const seconds = Math.round(wanted('minutes', 5, 0.5, 600) * 60);
const seed = wanted('seed', Date.now() % 1_000_000, 0, 2 ** 31);
const begun = performance.now();
const log = (line: string) => console.log(`${((performance.now() - begun) / 1_000).toFixed(1)} s  ${line}`);
log(`seed ${seed}`);
const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopped.abort());
const report = await runChaos({
  seconds, seed, members: wanted('members', 200, 1, 100_000), perSecond: wanted('rate', 25, 0.1, 2_000), log, signal: stopped.signal,
}).catch((error: unknown) => {
  if (!stopped.signal.aborted) throw error;
  log('broken off; what it had started is stopped');
  return process.exit(130);
});
for (const line of report.look) log(line);
const { look: _, seconds: __, ...figures } = report;
console.log(JSON.stringify({ chaos: true, minutes: seconds / 60, ...figures }));
process.exit(holds(report) ? 0 : 1);
