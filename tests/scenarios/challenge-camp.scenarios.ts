// The camp: one run for the group, and one for each of its members.
import { type FlowDocument, kitTemplates } from '@sopwith/engine';
import type { Happening, Scenario } from './scenario.ts';

const flows = kitTemplates.find(({ id }) => id === 'challenge-camp')?.kits.en.flows ?? [];

function campFlow(id: string): FlowDocument {
  const found = flows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`expected a flow "${id}" in the camp, found none`);
  return found.flow;
}

const rows = kitTemplates.find(({ id }) => id === 'challenge-camp')?.kits.en.tables[0]?.rows ?? [];

const member = campFlow('member');
const group = campFlow('group');

const DAY_MS = 86_400_000;
const first = Date.parse('2026-03-02T00:00:00Z');
/** Day 0 is the one of the registration, `03-02`. */
const date = (day: number) => new Date(first + day * DAY_MS).toISOString().slice(5, 10);
const checkIn = (day: number): Happening => ({ at: `2026-${date(day)} 09:00`, event: 'checked_in' });
const inPublic = (day: number) => ({ at: `2026-${date(day)} 09:00`, event: 'checked_in' });
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const registered = { subject: { attributes: { name: 'Robin' } }, start: '2026-03-02 10:00' } as const;

/** A day that was met at nine: the how manieth it was, and which praise follows, if one does. */
const met = (day: number, praise?: number, nth = day) => [
  `${date(day)} 07:30 turn days open`,
  `${date(day)} 07:30 left content${visit(day)} done`,
  `${date(day)} 09:00 turn days met`,
  `${date(day)} 09:00 left earned${visit(nth)} done`,
  ...(praise === undefined ? [] : [`${date(day)} 09:00 turn days milestone-${day}`, `${date(day)} 09:00 left praise${visit(praise)} done`, `${date(day)} 09:00 left bonus${visit(praise)} done`]),
];

const missed = (day: number, nudged = false) => [
  `${date(day)} 07:30 turn days open`,
  `${date(day)} 07:30 left content${visit(day)} done`,
  `${date(day)} 20:00 turn days remind`,
  `${date(day)} 20:00 left reminder${visit(day)} done`,
  `${date(day)} 22:30 turn days missed`,
  `${date(day)} 22:30 left has-card${visit(day)} card`,
  `${date(day)} 22:30 left offer${visit(day)} done`,
  ...(nudged ? [`${date(day)} 22:30 turn days nudge`, `${date(day)} 22:30 left nudge done`] : []),
];

const groupDay = (day: number) => [
  `${date(day)} 07:30 turn days open`,
  `${date(day)} 07:30 left content${visit(day)} done`,
  `${date(day)} 22:10 turn days remind`,
  `${date(day)} 22:10 resting today${visit(day)}`,
  `${date(day)} 22:10 left today${visit(day)} done`,
  `${date(day)} 22:10 left daily${visit(day)} done`,
];

const visit = (n: number) => (n === 1 ? '' : `#${n}`);
const begins = ['03-02 10:00 started', '03-02 10:00 left registered done', '03-02 10:00 resting days'];
const PRAISE: Readonly<Record<number, number>> = { 3: 1, 7: 2, 14: 3, 21: 4 };

const finishes = { flow: member, ...registered, until: '2026-03-25 00:00', happens: days(1, 21).map(checkIn) } as const;
const finished = [
  ...begins,
  ...days(1, 21).flatMap((day) => met(day, PRAISE[day])),
  '03-23 22:00 left days done',
  '03-23 22:00 left certificate done',
  '03-23 22:00 left title done',
  '03-23 22:00 left finished done',
];

export const campScenarios: readonly Scenario[] = [
  {
    title: 'camp: 21 days in a row bring points each day, four praises, and in the end certificate, title and a voucher',
    ...finishes,
    trail: [...finished, '03-23 22:00 resting reward', '03-23 22:00 left reward granted', '03-23 22:00 left next-course done', '03-23 22:00 ended completed'].join('\n'),
  },
  ...([['soldOut', { left: 0 }], ['expired', { left: 5, until: '2026-03-20 00:00' }]] as const).map(([way, stock]): Scenario => ({
    title: `camp: whoever finishes when the vouchers are ${way === 'soldOut' ? 'gone' : 'over'} is promised none`,
    ...finishes,
    stock: { 'finisher’s voucher': stock },
    trail: [...finished, '03-23 22:00 resting reward', `03-23 22:00 left reward ${way}`, '03-23 22:00 ended completed'].join('\n'),
  })),
  {
    title: 'camp: whoever never checks in is reminded, offered their cards, nudged once, and let go after five days',
    flow: member,
    ...registered,
    until: '2026-03-09 00:00',
    trail: [
      ...begins,
      ...days(1, 5).flatMap((day) => missed(day, day === 2)),
      '03-07 22:30 left days left',
      '03-07 22:30 left farewell done',
      '03-07 22:30 left left-tag done',
      '03-07 22:30 ended completed',
    ].join('\n'),
  },
  {
    title: 'camp: two missed days are made up, which praises the streak that comes of it, and for the third there is no card',
    flow: member,
    ...registered,
    until: '2026-03-08 00:00',
    happens: [
      checkIn(2),
      { at: '2026-03-04 10:00', event: 'made_up', properties: { day: 1 } },
      { at: '2026-03-06 10:00', event: 'made_up', properties: { day: 3 } },
    ],
    trail: [
      ...begins,
      ...missed(1),
      ...met(2, undefined, 1),
      '03-04 10:00 turn days madeUp',
      '03-04 10:00 left made-up done',
      '03-05 07:30 turn days open',
      '03-05 07:30 left content#3 done',
      '03-05 20:00 turn days remind',
      '03-05 20:00 left reminder#2 done',
      '03-05 22:30 turn days missed',
      '03-05 22:30 left has-card#2 card',
      '03-05 22:30 left offer#2 done',
      '03-06 07:30 turn days open',
      '03-06 07:30 left content#4 done',
      '03-06 10:00 turn days madeUp',
      '03-06 10:00 left made-up#2 done',
      '03-06 10:00 turn days milestone-3',
      '03-06 10:00 left praise done',
      '03-06 10:00 left bonus done',
      '03-06 20:00 turn days remind',
      '03-06 20:00 left reminder#3 done',
      '03-06 22:30 turn days missed',
      '03-06 22:30 left has-card#3 otherwise',
      '03-07 07:30 turn days open',
      '03-07 07:30 left content#5 done',
      '03-07 20:00 turn days remind',
      '03-07 20:00 left reminder#4 done',
      '03-07 22:30 turn days missed',
      '03-07 22:30 left has-card#4 otherwise',
      '03-07 22:30 turn days nudge',
      '03-07 22:30 left nudge done',
    ].join('\n'),
  },
  {
    title: 'camp: the group has the day’s content every morning, hears every evening how many checked in, and on the morning after 21 of them who is in front by the days of this challenge, by name where there is one',
    flow: group,
    subject: { kind: 'community' },
    crowd: [
      // Twice on one day is one day; after the summary of a day it is none of the next one's.
      { id: 'a1', communities: ['m1'], did: [inPublic(2), { at: `2026-${date(2)} 22:30`, event: 'checked_in' }] },
      { id: 'a2', communities: ['m1'], attributes: { name: 'Robin' }, did: [inPublic(1), inPublic(2)] },
      // Ten days before the challenge, and on the day before its first: never in front, however few the others are.
      { id: 'a3', communities: ['m1'], did: [...days(-10, -1).map(inPublic), { at: `2026-${date(0)} 18:00`, event: 'checked_in' }] },
    ],
    others: { flows: { member }, ends: {} },
    start: '2026-03-02 10:00',
    until: '2026-03-25 00:00',
    trail: [
      '03-02 10:00 started',
      '03-02 10:00 resting start',
      '03-02 10:00 left start done',
      '03-02 10:00 resting morning',
      '03-03 07:30 left morning done',
      '03-03 07:30 left begin done',
      '03-03 07:30 resting days',
      ...days(1, 21).flatMap(groupDay),
      '03-23 23:59 left days done',
      '03-23 23:59 resting morning-after',
      '03-24 09:00 left morning-after done',
      '03-24 09:00 resting rank',
      '03-24 09:00 left rank done',
      '03-24 09:00 left final done',
      '03-24 09:00 ended completed',
    ].join('\n'),
    posts: [
      'The 21 days begin today! Day 1 is with each of you; whatever you check in before 22:00 counts, and the ranking goes by days.',
      ...days(1, 21).flatMap((day) => [`Day ${day}: ${rows[day - 1]?.['title']}\n${rows[day - 1]?.['text']}`, `Today ${[1, 2][day - 1] ?? 0} of 3 checked in. Whoever has not begun yet: see you at 07:30 tomorrow!`]),
      'The 21 days are over! 3 took part in the ranking; in front: Robin (2 days), a1 (1). Thank you all for keeping at it.',
    ],
  },
  {
    title: 'camp: a group without members has none',
    flow: group,
    subject: { kind: 'community' },
    others: { flows: { member }, ends: {} },
    start: '2026-03-02 10:00',
    until: '2026-03-25 00:00',
    trail: `
      03-02 10:00 started
      03-02 10:00 resting start
      03-02 10:00 left start empty
      03-02 10:00 ended completed`,
  },
];
