// What changes under a run: the member’s zone, the room in a community, and whether it may go on at all.
import { END, flow, step } from '@sopwith/engine';
import { daily, post, say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const morning = flow({ name: 'Morning' }, { wait: step('wait-time', { time: '08:00', ...daily }, { done: 'word' }), word: say('Good morning') });

const week = flow(
  { name: 'Week' },
  {
    days: step(
      'programme',
      { turns: 3, opens: { time: '07:30', ...daily }, closes: '22:00', remindsAt: '20:00', met: { event: 'checked_in' }, leaveAfterMissed: null },
      { open: 'content', remind: 'reminder', met: END, missed: END, nudge: END, madeUp: END, done: END, left: END },
    ),
    content: say('Day {{ day }}'),
    reminder: say('Day {{ day }} is still open'),
  },
);
const course = { flow: week, start: '2026-03-02 10:00', until: '2026-03-06 12:00' } as const;

const advanced = flow(
  { name: 'Advanced' },
  {
    move: step('move', { mode: 'add', community: 'advanced', from: null, deadline: null }, { done: 'welcome', full: 'sorry' }),
    welcome: say('You are in'),
    sorry: say('All places are taken'),
  },
);
const seat = { flow: advanced, start: '2026-03-02 10:00', until: '2026-03-02 11:00' } as const;

const groupMorning = flow({ name: 'Group morning', subject: 'community' }, { wait: step('wait-time', { time: '08:00', ...daily }, { done: 'word' }), word: post('Good morning, all') });

export const changingScenarios: readonly Scenario[] = [
  {
    title: 'a community that is moved to another zone has its morning there',
    flow: groupMorning,
    subject: { kind: 'community', id: 'class-7', zone: 'Europe/London' },
    start: '2026-03-02 20:00',
    until: '2026-03-03 12:00',
    happens: [{ at: '2026-03-02 22:00', zone: 'Asia/Shanghai' }],
    trail: `
      03-02 20:00 started
      03-02 20:00 resting wait
      03-03 00:00 left wait done
      03-03 00:00 left word done
      03-03 00:00 ended completed`,
  },
  {
    title: 'who flies east in the middle of a wait for the morning has it there, earlier',
    flow: morning,
    subject: { zone: 'Europe/London' },
    start: '2026-03-02 20:00',
    until: '2026-03-03 12:00',
    // Eight hours on: 08:00 there is midnight in London.
    happens: [{ at: '2026-03-02 22:00', zone: 'Asia/Shanghai' }],
    trail: `
      03-02 20:00 started
      03-02 20:00 resting wait
      03-03 00:00 left wait done
      03-03 00:00 left word done
      03-03 00:00 ended completed`,
  },
  {
    title: 'who flies east past the morning that they waited for has it at once',
    flow: morning,
    subject: { zone: 'Europe/London' },
    start: '2026-03-02 20:00',
    until: '2026-03-03 12:00',
    happens: [{ at: '2026-03-03 02:00', zone: 'Asia/Shanghai' }],
    trail: `
      03-02 20:00 started
      03-02 20:00 resting wait
      03-03 02:00 left wait done
      03-03 02:00 left word done
      03-03 02:00 ended completed`,
  },
  {
    title: 'who flies west in the middle of a wait for the morning waits for it there',
    flow: morning,
    start: '2026-03-02 20:00',
    until: '2026-03-04 12:00',
    happens: [{ at: '2026-03-03 07:00', zone: 'Europe/London' }],
    trail: `
      03-02 20:00 started
      03-02 20:00 resting wait
      03-03 16:00 left wait done
      03-03 16:00 left word done
      03-03 16:00 ended completed`,
  },
  {
    ...course,
    title: 'a turn that a pause cut stays open to its close when the run goes on before it',
    happens: [
      { at: '2026-03-03 12:00', pauseUntil: '2026-03-03 18:00', elapsed: 'fire' },
      { at: '2026-03-03 21:00', event: 'checked_in' },
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting days
      03-03 07:30 turn days open
      03-03 07:30 left content done
      03-03 20:00 turn days remind
      03-03 20:00 left reminder done
      03-03 21:00 turn days met
      03-04 07:30 turn days open
      03-04 07:30 left content#2 done
      03-04 20:00 turn days remind
      03-04 20:00 left reminder#2 done
      03-04 22:00 turn days missed
      03-05 07:30 turn days open
      03-05 07:30 left content#3 done
      03-05 20:00 turn days remind
      03-05 20:00 left reminder#3 done
      03-05 22:00 turn days missed
      03-05 22:00 left days done
      03-05 22:00 ended completed`,
  },
  {
    ...course,
    title: 'a reminder that fell into a pause is not sent after it, and the turn stays open to its close',
    happens: [{ at: '2026-03-03 12:00', pauseUntil: '2026-03-03 21:00', elapsed: 'fire' }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting days
      03-03 07:30 turn days open
      03-03 07:30 left content done
      03-03 21:00 noted resumed
      03-03 22:00 turn days missed
      03-04 07:30 turn days open
      03-04 07:30 left content#2 done
      03-04 20:00 turn days remind
      03-04 20:00 left reminder done
      03-04 22:00 turn days missed
      03-05 07:30 turn days open
      03-05 07:30 left content#3 done
      03-05 20:00 turn days remind
      03-05 20:00 left reminder#2 done
      03-05 22:00 turn days missed
      03-05 22:00 left days done
      03-05 22:00 ended completed`,
  },
  {
    ...course,
    title: 'a turn that was open before a pause and over after it was not offered, nor was one wholly inside',
    happens: [{ at: '2026-03-03 12:00', pauseUntil: '2026-03-05 06:00', elapsed: 'fire' }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting days
      03-03 07:30 turn days open
      03-03 07:30 left content done
      03-05 06:00 noted resumed
      03-05 06:00 turn days notOffered
      03-05 07:30 turn days open
      03-05 07:30 left content#2 done
      03-05 20:00 turn days remind
      03-05 20:00 left reminder done
      03-05 22:00 turn days missed
      03-05 22:00 left days done
      03-05 22:00 ended completed`,
  },
  {
    ...course,
    title: 'a turn that was met before the pause that cut it stays met, and the one inside was not offered',
    happens: [
      { at: '2026-03-03 08:00', event: 'checked_in' },
      { at: '2026-03-03 12:00', pauseUntil: '2026-03-05 06:00', elapsed: 'retime' },
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting days
      03-03 07:30 turn days open
      03-03 07:30 left content done
      03-03 08:00 turn days met
      03-05 06:00 noted resumed
      03-05 06:00 turn days notOffered
      03-05 07:30 turn days open
      03-05 07:30 left content#2 done
      03-05 20:00 turn days remind
      03-05 20:00 left reminder done
      03-05 22:00 turn days missed
      03-05 22:00 left days done
      03-05 22:00 ended completed`,
  },
  {
    ...seat,
    title: 'whoever comes when the last place is taken goes the other way',
    capacities: { advanced: 1 },
    crowd: [{ id: 'a1', communities: ['advanced'] }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting move
      03-02 10:00 left move full
      03-02 10:00 left sorry done
      03-02 10:00 ended completed`,
    texts: ['All places are taken'],
  },
  {
    ...seat,
    title: 'the last place is there to be taken',
    capacities: { advanced: 2 },
    crowd: [{ id: 'a1', communities: ['advanced'] }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting move
      03-02 10:00 left move done
      03-02 10:00 left welcome done
      03-02 10:00 ended completed`,
    texts: ['You are in'],
  },
];
