// The content calendar: a week that starts a run for each row of its table, and each of those pieces.
import { END, flow, step } from '@sopwith/engine';
import { kitFlow } from './gallery-flow.ts';
import { done, group, ofKit, type Told } from './gallery-told.ts';
import type { Happening, Scenario } from './scenario.ts';

const planned = ofKit('content-calendar', 'week');
const theme = done('2026-03-02 10:00', 'plan', 'planned', { theme: 'Maps' });
const week = { subject: group, start: '2026-03-02 09:00', until: '2026-03-20 00:00' } as const;

/** A piece that is over at its slot, where nobody has to write it first. */
const ready = flow(
  { name: 'Ready', subject: 'piece', lanes: 'perRun', context: [{ name: 'slot', type: 'text', required: true }, { name: 'publishAt', type: 'instant', required: true }] },
  {
    slot: step('wait-date', { anchor: { type: 'context', field: 'publishAt' }, offsetDays: 0, offsetMinutes: 0, time: '00:00', ifPast: 'skip' }, { reached: 'posted', past: END }),
    posted: step('exit', { reason: 'posted' }, {}),
  },
);
const hours = (n: number) => ({ afterMinutes: n * 60, reason: 'posted' });
const slots = { 'm1-2026-03-02-mon': hours(10), 'm1-2026-03-02-wed': hours(58), 'm1-2026-03-02-fri': hours(104.5) };

const weeks: readonly Scenario[] = [
  planned('a week is over when each piece of its table has had its slot, and is looked at then', {
    ...week, others: { flows: { piece: ready }, ends: slots }, happens: [theme, done('2026-03-07 10:00', 'look', 'looked')], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-06 18:30 left pieces done
      03-06 18:30 resting heat
      03-06 18:30 left heat done
      03-06 18:30 resting look
      03-07 10:00 left look looked
      03-07 10:00 ended completed`,
  }),
  planned('a piece that is not over after two weeks is not waited for', {
    ...week, others: { flows: { piece: kitFlow('content-calendar', 'piece') }, ends: {} }, happens: [theme], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-16 10:00 left pieces timeout
      03-16 10:00 resting heat
      03-16 10:00 left heat done
      03-16 10:00 resting look`,
  }),
  planned('a week off is a week off', { ...week, happens: [done('2026-03-02 10:00', 'plan', 'off', { theme: '-' })], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan off
      03-02 10:00 ended completed` }),
];

const piece = (title: string, told: Omit<Told, 'subject'>): Scenario => ({ title, flow: kitFlow('content-calendar', 'piece'), subject: { kind: 'piece' }, ...told });
const roster = { reviewer: ['Ann Editor', 'the scenario'] };
const slot = { context: { slot: 'Monday', publishAt: '2026-03-06T20:00:00+08:00' }, start: '2026-03-02 10:00', until: '2026-03-20 00:00', roster } as const;
const drafted = done('2026-03-03 10:00', 'draft', 'drafted', { text: 'A text' });
const approved: Happening = { at: '2026-03-03 15:00', approval: 'approve', by: 'Ann Editor', vote: 'approve' };
const pieces: readonly Scenario[] = [
  piece('a piece is drafted, reviewed, posted to its group at its slot and rated well', {
    ...slot, context: { ...slot.context, community: 'class-1', brief: 'Maps: something to learn' }, crowd: [{ id: 'a1', communities: ['class-1'] }],
    happens: [drafted, approved, done('2026-03-09 10:00', 'evaluate', 'rated', { score: 4 })], trail: `
      03-02 10:00 started
      03-02 10:00 resting draft
      03-03 10:00 left draft drafted
      03-03 10:00 resting approve
      03-03 15:00 left approve approved
      03-03 15:00 resting slot
      03-06 20:00 left slot reached
      03-06 20:00 left post done
      03-06 20:00 resting settle
      03-08 20:00 left settle done
      03-08 20:00 resting evaluate
      03-09 10:00 left evaluate rated
      03-09 10:00 left score otherwise
      03-09 10:00 ended completed`,
  }),
  piece('a piece that is rejected is drafted again, misses its slot, and is mended where it was rated low', {
    ...slot,
    context: { slot: 'Monday', publishAt: '2026-03-03T18:00:00+08:00' },
    happens: [
      drafted,
      { ...approved, vote: 'reject', note: 'No source' },
      done('2026-03-04 10:00', 'draft', 'drafted', { text: 'A text with a source' }, 2),
      { ...approved, at: '2026-03-04 11:00', visit: 2 },
      done('2026-03-04 12:00', 'publish', 'published'),
      done('2026-03-07 10:00', 'evaluate', 'rated', { score: 2 }),
      done('2026-03-08 10:00', 'improve', 'improved'),
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting draft
      03-03 10:00 left draft drafted
      03-03 10:00 resting approve
      03-03 15:00 left approve rejected
      03-03 15:00 resting draft#2
      03-04 10:00 left draft#2 drafted
      03-04 10:00 resting approve#2
      03-04 11:00 left approve#2 approved
      03-04 11:00 left slot past
      03-04 11:00 left post noCommunity
      03-04 11:00 resting publish
      03-04 12:00 left publish published
      03-04 12:00 resting settle
      03-06 12:00 left settle done
      03-06 12:00 resting evaluate
      03-07 10:00 left evaluate rated
      03-07 10:00 left score low
      03-07 10:00 resting improve
      03-08 10:00 left improve improved
      03-08 10:00 ended completed`,
  }),
  piece('a piece that is late is chased, written, and published although nobody reviewed it', {
    ...slot,
    happens: [
      done('2026-03-05 12:00', 'chase', 'drafted'),
      done('2026-03-05 14:00', 'late-text', 'entered', { text: 'A late text' }),
      done('2026-03-06 15:00', 'slot-check', 'publish'),
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting draft
      03-05 10:00 left draft overdue
      03-05 10:00 resting chase
      03-05 12:00 left chase drafted
      03-05 12:00 resting late-text
      03-05 14:00 left late-text entered
      03-05 14:00 resting approve
      03-06 14:00 left approve timeout
      03-06 14:00 resting slot-check
      03-06 15:00 left slot-check publish
      03-06 15:00 resting slot
      03-06 20:00 left slot reached
      03-06 20:00 left post noCommunity
      03-06 20:00 resting publish`,
  }),
  piece('a piece for which there is no topic ends there', { ...slot, happens: [done('2026-03-03 10:00', 'draft', 'no-topic', { text: '-' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting draft
      03-03 10:00 left draft no-topic
      03-03 10:00 ended completed` }),
  piece('a late piece may be dropped', { ...slot, happens: [done('2026-03-05 12:00', 'chase', 'dropped')], trail: `
      03-02 10:00 started
      03-02 10:00 resting draft
      03-05 10:00 left draft overdue
      03-05 10:00 resting chase
      03-05 12:00 left chase dropped
      03-05 12:00 ended completed` }),
  piece('whoever wrote a text does not review it, and a piece without reviewers goes to the lead', {
    ...slot,
    roster: { reviewer: ['the scenario'] },
    context: { slot: 'Monday', publishAt: '2027-03-05T20:00:00+08:00' },
    start: '2027-03-01 10:00',
    until: '2027-03-20 00:00',
    happens: [{ ...drafted, at: '2027-03-02 10:00' }, done('2027-03-02 12:00', 'slot-check', 'hold')],
    trail: `
      03-01 10:00 started
      03-01 10:00 resting draft
      03-02 10:00 left draft drafted
      03-02 10:00 resting approve
      03-02 10:00 left approve tooFew
      03-02 10:00 resting slot-check
      03-02 12:00 left slot-check hold
      03-02 12:00 ended completed`,
  }),
];

export const calendarScenarios: readonly Scenario[] = [...weeks, ...pieces];
