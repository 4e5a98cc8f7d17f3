// Everything by which a run starts, each made to happen to one member over a database of its own.
import type { Condition, ContextField, JsonObject, Trigger } from '@sopwith/engine';
import { keepSegments } from '../../segments/segment-keeper.ts';
import { saveSegment } from '../../segments/segment-store.ts';
import { doDueWork } from '../due-work.ts';
import { enrollInBulk } from '../jobs/bulk-enrolment.ts';
import { workJobs } from '../jobs/run-jobs.ts';
import { createProgramReader } from '../programs.ts';
import type { Flows } from './flow-under-test.ts';

const DAY = 86_400_000;

export interface WayToStart {
  readonly name: string;
  readonly who: string;
  readonly triggers: readonly Trigger[];
  /** Makes it happen to `who`, with this as the value of `field`, and does all that comes of it. Several flows stand with commas. */
  happens(flowId: string, value: string): Promise<void>;
  /** What the trigger tells that a key can be; null: it tells nothing. */
  readonly field: ContextField | null;
  /** Of `field`, another for each number. */
  value(n: number): string;
  /** Anything at all can be told, or nothing. */
  readonly isFree?: true;
  /** To happen once more with the same value is no happening: it is left out without a line. */
  readonly oncePerValue?: true;
}

const order: ContextField = { name: 'order', type: 'text', required: true };
const text = (name: string): ContextField => ({ name, type: 'text', required: true });
const letter = (n: number) => 'ABCDEFGH'[n] as string;

/** What the flow that others begin after must be published as: it ends by the letter that it is told. */
export const BASE = {
  id: 'base',
  step: ['wait', 'wait-event', { events: [{ id: 'never', event: 'base.never' }], deadline: null }] as const,
  exits: [0, 1, 2, 3, 4].map((n) => ({ id: `x${n}`, event: `base.${letter(n)}`, reason: letter(n) })),
};

export function waysToStart(flows: Flows): readonly WayToStart[] {
  const read = createProgramReader();
  const poked = new Set<number>();
  const poke = (lanes: readonly number[]) => void lanes.forEach((lane) => void poked.add(lane));
  const settle = async () => {
    await flows.settle();
    await workJobs(flows.sql, read, poke);
    for (const lane of poked) {
      poked.delete(lane);
      await flows.wake(lane);
    }
  };
  const due = async (now: number) => {
    await flows.settle();
    await doDueWork(flows.sql, read, poke, 'live', { now, fires: now });
    await settle();
  };
  const told = (value: string): JsonObject => (value === '' ? {} : { order: value });
  const base = Date.now() - 200 * DAY;
  let times = 0;
  let calls = 0;
  const dayOf = (n: number) => new Date(base + n * DAY).toISOString().slice(0, 10);
  const identify = (userId: string, traits: JsonObject) => flows.runtime.ingest('live', [{ type: 'identify', userId, traits, messageId: `way/${calls++}` }]);
  const schedule: Trigger = { type: 'schedule', cron: '* * * * *', zone: 'UTC', catchUp: 'last', audience: { from: 'list', of: '', ids: ['sue'] } };
  const crossing = (on: 'enter' | 'leave', who: string): WayToStart => ({
    name: `to ${on} a segment`,
    who,
    triggers: ['a', 'b'].map((segment) => ({ type: 'segment', segment: `${who}-${segment}`, on })),
    async happens(_, segment) {
      const attribute = segment.at(-1) as string;
      for (const is of on === 'enter' ? ['out', 'in'] : ['in', 'out']) {
        const condition: Condition = { type: 'compare', left: { type: 'attribute', name: attribute }, op: 'eq', right: { type: 'value', value: 'in' } };
        await saveSegment(flows.sql, segment, { name: segment, description: '', condition }, 0);
        await identify(who, { [attribute]: is });
        await keepSegments(flows.sql, read, poke);
        await settle();
      }
    },
    field: text('segment'),
    value: (n) => `${who}-${letter(n % 2).toLowerCase()}`,
  });
  return [
    {
      name: 'an event', who: 'eve', triggers: [{ type: 'event', event: 'ordered' }], field: order, value: letter, isFree: true,
      happens: (_, value) => flows.track('eve', 'ordered', told(value)),
    },
    {
      name: 'a keyword', who: 'kay', triggers: [{ type: 'keyword', words: ['join'], match: 'contains' }], field: order, value: letter, isFree: true,
      happens: (_, value) => flows.track('kay', 'message_posted', { ...told(value), text: 'join' }),
    },
    {
      name: 'what another did', who: 'ada', triggers: [{ type: 'event', event: 'paid', about: 'referrerId' }], field: order, value: letter, isFree: true,
      async happens(_, value) {
        await flows.track('friend', 'paid', { ...told(value), referrerId: 'ada' });
        await due(Date.now());
      },
    },
    {
      name: 'a person or a program', who: 'pam', triggers: [], field: order, value: letter, isFree: true,
      happens: async (flowId, value) => void (await flows.runtime.enroll({ scopeId: 'live', flowId, members: [{ userId: 'pam', context: told(value), idempotencyKey: null }] })),
    },
    {
      name: 'a list of very many', who: 'liz', triggers: [], field: order, value: letter, isFree: true,
      async happens(flowId, value) {
        await enrollInBulk(flows.sql, { scopeId: 'live', flowId, key: null, who: { members: [{ userId: 'liz', context: told(value), idempotencyKey: null }] }, context: {}, by: 'op' });
        await settle();
      },
    },
    {
      name: 'the end of another flow', who: 'fay', triggers: [{ type: 'flowEnded', flow: BASE.id, reasons: [] }], field: text('reason'), value: letter,
      async happens(_, reason) {
        await flows.track('fay', 'base.begins');
        await flows.settle();
        await flows.track('fay', `base.${reason}`);
        await flows.settle();
      },
    },
    {
      name: 'an incident', who: 'ivy', triggers: [{ type: 'incident', severity: 'low' }], field: text('title'), value: letter,
      async happens(_, title) {
        const change = { op: 'open', title, mergeKey: `cause-${calls++}`, windowMs: 0, severity: 'high', owner: '' } as const;
        await flows.runtime.changeIncident({ scopeId: 'live', by: 'op', change, userId: 'ivy' });
        await settle();
      },
    },
    crossing('enter', 'meg'),
    crossing('leave', 'lea'),
    {
      name: 'a date', who: 'dan', triggers: [{ type: 'date', attribute: 'ends', offsetDays: 0, time: '09:00' }], field: { name: 'ends', type: 'date', required: true },
      value: (n) => dayOf(100 + n), oncePerValue: true,
      async happens(_, day) {
        await identify('dan', { ends: day, timezone: 'UTC' });
        await due(Date.parse(`${day}T08:00:00Z`));
        await due(Date.parse(`${day}T09:00:00Z`));
      },
    },
    {
      name: 'a schedule', who: 'sue', triggers: [schedule], field: null, value: letter,
      async happens(flowId) {
        const time = Math.floor(base / 60_000) * 60_000 + times++ * DAY;
        await flows.sql`update schedules set next_at = ${time} where flow_id = any(${flowId.split(',')})`;
        await due(time);
      },
    },
  ];
}
