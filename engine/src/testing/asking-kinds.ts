// Steps of random programs that ask what only the shell can answer, and rest until it does.
import fc from 'fast-check';
import type { Audience } from '../steps/audience.ts';
import type { BroadcastConfig } from '../steps/broadcast.ts';
import type { CompareConfig } from '../steps/compare.ts';
import type { DrawConfig } from '../steps/draw.ts';
import type { ForEachConfig } from '../steps/for-each.ts';
import type { GrantConfig } from '../steps/grant.ts';
import type { MeasureConfig } from '../steps/measure.ts';
import type { MoveConfig } from '../steps/move.ts';
import type { PastWindow } from '../steps/past-window.ts';
import type { RankConfig } from '../steps/rank.ts';
import type { EachAudience } from '../steps/rows-of-each.ts';
import { condition, deadline, duration, event, type Kind, kind, where } from './program-settings.ts';
import { structureConfigs } from './structure-arbitrary.ts';

const audience: fc.Arbitrary<Audience> = fc.record(
  {
    from: fc.constantFrom('community', 'list', 'variable', 'all'),
    of: fc.constantFrom('north', 'ann, bo', 'winners', ''),
    where: condition,
  },
  { requiredKeys: ['from', 'of'] },
);
const window: fc.Arbitrary<PastWindow> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom('hours', 'days', 'weeks') }),
  fc.constantFrom<PastWindow>({ type: 'sinceStart' }, { type: 'sinceStep', step: 's1' }, { type: 'since', from: { type: 'context', field: 'due' } }, { type: 'calendar', unit: 'week' }, { type: 'previous', unit: 'month' }, { type: 'ever' }),
);
const past = { audience, event, window, where, of: fc.constantFrom('events', 'days') };
const optional = { requiredKeys: ['audience' as const, 'event' as const, 'window' as const] };

const forEach = fc.record<ForEachConfig>({
  audience: fc.oneof<fc.Arbitrary<EachAudience>[]>(audience, fc.constant({ from: 'rows', of: '{{ day }}-{{ row.id }}' })),
  rows: fc.constantFrom([], [{ id: 'mon', n: 1 }, { id: 'wed', n: 2 }]),
  flow: fc.constant('other'),
  context: fc.constantFrom<ForEachConfig['context'][]>(
    [],
    [{ field: 'n', from: 'context', name: 'n' }],
    [{ field: 'n', from: 'row', name: 'n' }, { field: 'at', from: 'moment', name: '{{ row.n }} 20:00' }, { field: 'x', from: 'each', name: 'x' }],
  ),
  wait: fc.constantFrom('goOn', 'all', 'share'),
  share: fc.integer({ min: 1, max: 100 }),
  deadline,
});
const measure = fc
  .tuple(fc.record(past, optional), fc.record({ what: fc.constantFrom('count', 'share', 'top'), n: fc.constant(3), into: fc.constantFrom('figure', 'streak') }))
  .map(([counted, figure]): MeasureConfig => ({ ...counted, ...figure }));
const grant = fc.record<GrantConfig>({
  kind: fc.constantFrom('coupon', 'course', 'parcel', 'payment'),
  item: fc.constant('cup'),
  once: fc.boolean(),
  validFor: fc.option(duration),
});
const move = fc.record<MoveConfig>({
  mode: fc.constantFrom('invite', 'invite', 'add', 'leave'),
  community: fc.constantFrom('north', 'south'),
  from: fc.constantFrom(null, 'south'),
  deadline: fc.option(duration),
});
const incident = fc.constantFrom(
  ...(['note', 'resolve', 'reopen'] as const).map((op) => ({ type: `incident-${op}`, config: { text: 'day {{ day }}' } as object })),
  { type: 'incident-add', config: {} },
  { type: 'incident-severity', config: { severity: 'high' } },
);

export const askingKinds: readonly fc.Arbitrary<Kind>[] = [
  forEach.map((config) => kind('for-each', config, ['done', 'timeout', 'empty'], true)),
  fc
    .record<BroadcastConfig>({
      audience,
      channel: fc.constantFrom('in-app', 'email'),
      purpose: fc.constant('service'),
      text: fc.constant('day {{ day }}'),
      waitFor: fc.constantFrom('queued', 'delivered'),
    })
    .map((config) => kind('broadcast', config, ['done'], true)),
  measure.map((config) => kind('measure', config, ['done'], true)),
  fc
    .record({ first: audience, second: audience, assigned: fc.constantFrom<CompareConfig['assigned']>('members', 'communities'), event, window })
    .map((config) => kind('compare', { ...config, firstName: 'day {{ day }}', secondName: 'B', into: 'found' } satisfies CompareConfig, ['first', 'second', 'same', 'tooFew'], true)),
  fc.record(past, optional).map((config) => kind('rank', config satisfies RankConfig, ['done'], true)),
  fc.record<DrawConfig>({ audience, winners: fc.constant(2), seed: fc.constantFrom('', '{{ day }}') }).map((config) => kind('draw', config, ['done'], true)),
  grant.map((config) => kind('grant', config, ['granted', 'soldOut', 'expired', 'already'], true)),
  move.map((config) => kind('move', config, ['accepted', 'declined', 'full', 'timeout', 'done'], config.mode !== 'add')),
  structureConfigs.runFlow.map((config) => kind('run-flow', config, ['yes', 'completed', 'started', 'refused', 'failed'])),
  fc.boolean().map((freeze) => kind('hold', { purposes: ['marketing'], audience: 'member', key: 'calm', freeze }, ['done', 'none'])),
  fc.constant(kind('release', { key: 'calm' }, ['done', 'none'])),
  incident.map(({ type, config }) => kind(type, config, ['done', 'none'])),
  fc.constant(
    kind(
      'incident-open',
      { title: 'Late', mergeKey: 'late', window: { amount: 1, unit: 'days' }, severity: 'low', owner: 'desk' },
      ['opened', 'merged'],
      true,
    ),
  ),
  // A developer's own step, and the one that asks another system: both are acts.
  fc.constant({ ...kind('gift', { amount: 1 }, ['yes', 'no'], true), sort: 'action' }),
  fc.boolean().map((catches) => {
    const one: Kind = { ...kind('http-request', { method: 'GET', url: 'https://example.test' }, ['yes', 'no', 'failed'], true), sort: 'action' };
    return catches ? { ...one, catches } : one;
  }),
];
