// `npm run bench -- NAME [--quick] [options]`: measures on this machine, and ends with one line of JSON.
import { parseArgs } from 'node:util';
import { benchChallenge } from './bench-challenge.ts';
import { benchEngine } from './bench-engine.ts';
import { benchIngest } from './bench-ingest.ts';
import { benchLanes } from './bench-lanes.ts';
import { benchLooks } from './bench-looks.ts';
import { benchMillion } from './bench-million.ts';
import { benchSegments } from './bench-segments.ts';
import { benchWake } from './bench-wake.ts';

const usage = `npm run bench -- lanes  [--quick] [--members N] [--workers N] [--rounds N]
npm run bench -- wake   [--quick] [--members N] [--workers N]
npm run bench -- challenge [--quick] [--members N]
npm run bench -- segments [--quick] [--members N]
npm run bench -- ingest [--quick] [--members N] [--rate EVENTS_A_SECOND] [--seconds N]
npm run bench -- looks  [--quick] [--members N]
npm run bench -- million [--quick] [--members N]
npm run bench -- engine [--quick]`;

const number = { type: 'string' } as const;
const { values, positionals } = readArguments();
const { quick } = values;

const benches: Readonly<Record<string, () => Promise<void>>> = {
  lanes: () =>
    benchLanes({
      members: wholeNumber(values.members, quick ? 2_000 : 20_000),
      workers: wholeNumber(values.workers, 1),
      rounds: wholeNumber(values.rounds, quick ? 1 : 3),
      steps: quick ? 2 : 5,
      comparatorMembers: quick ? 50 : 150,
    }),
  wake: () => benchWake({ members: wholeNumber(values.members, quick ? 5_000 : 50_000), workers: wholeNumber(values.workers, 1) }),
  challenge: () => benchChallenge({ members: wholeNumber(values.members, quick ? 10 : 1_000) }),
  million: () => {
    const members = wholeNumber(values.members, quick ? 4_000 : 1_000_000);
    return benchMillion({ sizes: [members / 100, members / 10, members].map(Math.ceil), wokenByEvents: 10_000, wokenByTime: 100_000 });
  },
  looks: () => {
    const waiting = wholeNumber(values.members, quick ? 30_000 : 300_000);
    return benchLooks({ waiting, inputs: Math.ceil((waiting * 3) / 10) });
  },
  segments: () => benchSegments({ members: wholeNumber(values.members, quick ? 10_000 : 100_000), eventsEach: 20 }),
  ingest: () =>
    benchIngest({
      members: wholeNumber(values.members, quick ? 2_000 : 20_000),
      perSecond: wholeNumber(values.rate, quick ? 1_000 : 2_000),
      seconds: wholeNumber(values.seconds, quick ? 10 : 300),
    }),
  engine: () => benchEngine({ runs: quick ? 5_000 : 20_000, rounds: quick ? 3 : 7 }),
};

const bench = positionals.length === 1 && Object.hasOwn(benches, positionals[0] as string) ? benches[positionals[0] as string] : undefined;
if (!bench) stop(`Name one benchmark: ${Object.keys(benches).join(', ')}.`);
await bench();
process.exit(0);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { quick: { type: 'boolean', default: false }, members: number, workers: number, rounds: number, rate: number, seconds: number },
    });
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const given = Number(text);
  if (Number.isInteger(given) && given > 0) return given;
  stop(`Expected a whole number above 0, found ${text}.`);
}

function stop(reason: string): never {
  console.error(`${reason} Use:\n${usage}`);
  process.exit(1);
}
