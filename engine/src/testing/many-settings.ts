// Random sound settings of the steps about many members, and of those that give, invite or wait for what the shell answers.
import fc from 'fast-check';
import type { Condition } from '../condition/condition.ts';
import { condition, deadline, duration, event, numbered } from './flow-parts.ts';

/** Of the events, those about what the run is about. */
const ofItem: Condition = { type: 'compare', left: { type: 'property', name: 'id' }, op: 'eq', right: { type: 'context', field: 'item' } };

const audience = fc.record(
  {
    from: fc.constantFrom('community', 'registered', 'incident', 'segment', 'list', 'all'),
    of: fc.constantFrom('north', '{{ context.item }}', 'ann, bo'),
    where: fc.constantFrom<Condition>(
      { type: 'tag', tag: 'vip' },
      { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 2 } },
      { type: 'count', event: 'paid', where: ofItem, window: { type: 'sinceStart' }, of: 'events', op: 'eq', value: 0 },
    ),
  },
  { requiredKeys: ['from', 'of'] },
);
const window = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 1000 }), unit: fc.constantFrom('hours', 'days', 'weeks') }),
  fc.record({ type: fc.constant('last'), amount: fc.integer({ min: 1, max: 1000 }), unit: fc.constantFrom('hours', 'days', 'weeks') }),
  fc.constantFrom({ type: 'calendar', unit: 'month', zone: 'Asia/Shanghai' }, { type: 'previous', unit: 'month' }, { type: 'sinceStart' }, { type: 'since', from: { type: 'context', field: 'due' } }, { type: 'ever' }),
);
const past = { audience, event, property: fc.constant('amount'), window, where: fc.constant(ofItem), of: fc.constantFrom('events', 'days') };

const afterwards = { flow: fc.constant('other'), wait: fc.constantFrom('goOn', 'all', 'share'), share: fc.integer({ min: 1, max: 100 }), deadline };

function forEachOfMembers() {
  const context = fc.constantFrom<readonly object[]>([], [{ field: 'item', from: 'context', name: 'item' }], [{ field: 'level', from: 'each', name: 'level' }]);
  return fc.record({ audience, context, ...afterwards });
}

function forEachOfRows() {
  return fc.record({
    audience: fc.record(
      {
        from: fc.constant('rows'),
        of: fc.constantFrom('', '{{ context.item }}-{{ row.id }}'),
        where: fc.constant<Condition>({ type: 'compare', left: { type: 'property', name: 'day' }, op: 'gte', right: { type: 'value', value: 1 } }),
      },
      { requiredKeys: ['from', 'of'] },
    ),
    about: fc.constantFrom('piece', 'project'),
    rows: fc.constantFrom([{ id: 'mon', title: 'Maps', day: 0 }], [{ id: 'mon', title: '', day: 0 }, { id: 'wed', title: 'Votes', day: 2 }]),
    context: fc.subarray([
      { field: 'day', from: 'row', name: 'day' },
      { field: 'at', from: 'moment', name: '{{ row.day }} 20:00' },
      { field: 'say', from: 'text', name: '{{ row.title }} of {{ context.item }}' },
    ]),
    ...afterwards,
  });
}

function comparing(assigned: 'members' | 'communities', group: fc.Arbitrary<object>) {
  const names = { firstName: fc.constantFrom('A', '{{ context.item }}'), secondName: fc.constant('B') };
  return fc.record({ assigned: fc.constant(assigned), ...names, first: group, second: group, event, window, into: fc.constantFrom('figure', 'found') });
}

export const manySettings = {
  'for-each': fc.oneof(forEachOfMembers(), forEachOfRows()),
  broadcast: fc.record(
    {
      audience,
      purpose: fc.constantFrom('programme', 'service'),
      text: fc.constant('{{ member.name }}: {{ context.item }}'),
      channel: fc.constantFrom('in-app', 'email', 'webhook'),
      subject: fc.constant('About {{ context.item }}'),
      to: fc.constantFrom('member', 'guardian', 'staff'),
      variants: fc.constant([{ channel: 'email', language: 'zh', text: '{{ member.name }}' }]),
      validFor: duration,
      waitFor: fc.constantFrom('queued', 'accepted', 'delivered'),
    },
    { requiredKeys: ['audience', 'purpose', 'text'] },
  ),
  measure: fc.record(
    {
      ...past,
      what: fc.constantFrom('count', 'people', 'share', 'sum', 'average', 'top'),
      n: fc.integer({ min: 1, max: 100 }),
      into: fc.constant('figure'),
    },
    { requiredKeys: ['audience', 'event', 'property', 'window', 'what', 'n', 'into'] },
  ),
  compare: fc.oneof(comparing('members', audience), comparing('communities', fc.constant({ from: 'community', of: 'north, {{ context.item }}' }))),
  rank: fc.record(past, { requiredKeys: ['audience', 'event', 'window'] }),
  draw: fc.record({ audience, winners: fc.integer({ min: 1, max: 1000 }), seed: fc.constantFrom('', '{{ context.item }}') }),
  'wait-condition': fc.record({ until: condition, deadline }),
  'wait-callback': fc.record({ outcomes: fc.constant(numbered([{ title: 'Paid' }, { title: 'Not' }])), deadline: fc.option(duration) }),
};
