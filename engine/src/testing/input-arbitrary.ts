// Random things that happen to the runs of random programs.
import fc from 'fast-check';
import type { Input } from '../interpreter/input.ts';
import type { Json, JsonObject } from '../json.ts';
import { event } from './program-settings.ts';

const minute = 60_000;
export const slotMs = 30 * minute;
/** Two days before clocks change in New York, so that nearly every run lives through it. */
export const origin = Date.parse('2026-10-30T16:00:00Z');
export const horizon = origin + 6 * 24 * 60 * minute;

export const context: JsonObject = { due: '2026-11-02', n: 1 };
const properties = fc.constantFrom<JsonObject>({}, { n: 1 }, { n: 2 }, { n: '1' }, { day: 1 }, { n: 1, day: 2, to: '2026-11-03' }, { to: '2026-11-01' });
const slot = fc.integer({ min: 0, max: (horizon - origin) / slotMs }).map((n) => origin + n * slotMs);
const anyKey = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('', '', '', '', '', 'p0-0', 'p0-0', 'p1-0', 'p0-1', 'p0-0p0-0', 'p0-1p0-0'), fc.constantFrom(1, 1, 1, 2))
  .map(([n, path, visit]) => `simulated/s${n}${path}#${visit}`);

const invited = fc.constantFrom('community.accepted', 'community.declined', 'community.joined');
const inCommunity = fc.constantFrom('north', 'south').map((community) => ({ community }));

/** Received now, happened some hours ago. */
const sentLate = fc
  .record({ type: fc.constant('event' as const), at: slot, event, properties, hours: fc.integer({ min: 1, max: 23 }) })
  .map(({ hours, ...input }) => ({ ...input, occurredAt: input.at - hours * 60 * minute }));

/** Of people, of acts, and of the shell; `yes` often, for many steps know it. */
const outcomes = [
  ...['yes', 'yes', 'yes', 'no', 'maybe', 'approved', 'promoter', '$acknowledged', 'ended', 'started'],
  ...['done', 'done', 'none', 'opened', 'opened', 'granted', 'already', 'soldOut', 'moved', 'full', 'empty', 'timeout', 'delivered', 'skipped', '$skipped', '$failed'],
];

/** In order of arrival: sequence numbers rise with time, as one global sequence drawn under a lock does. */
export const anyInputs: fc.Arbitrary<readonly Input[]> = fc
  .array(
    fc.oneof(
      { weight: 90, arbitrary: fc.record({ type: fc.constant('event' as const), at: slot, event, properties }) },
      { weight: 10, arbitrary: sentLate },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('event' as const), at: slot, event: fc.constant('d'), properties }) },
      { weight: 10, arbitrary: fc.record({ type: fc.constant('event' as const), at: slot, event: invited, properties: inCommunity }) },
      {
        weight: 90,
        arbitrary: fc.record({
          type: fc.constant('answer' as const),
          at: slot,
          key: anyKey,
          outcome: fc.constantFrom(...outcomes),
          data: fc.constantFrom({}, { reason: 'yes', status: 'ended', run: 'r' }, { incident: 'i1', token: 't', left: true, started: 2 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constant('failure' as const), at: slot, key: anyKey, reason: fc.constant('no stock') }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant('control' as const),
          at: slot,
          control: fc.constant({ type: 'end' as const, reason: 'stopped', by: 'mei' }),
        }),
      },
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((inputs) =>
    inputs
      .slice()
      .sort((a, b) => a.at - b.at)
      .map((input, i): Input => ({ ...input, seq: i + 1 })),
  );

export const anyCuts: fc.Arbitrary<readonly number[]> = fc
  .array(slot, { maxLength: 12 })
  .map((cuts) => [...cuts, horizon].sort((a, b) => a - b));

export function jsonCopy<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T & Json;
}
