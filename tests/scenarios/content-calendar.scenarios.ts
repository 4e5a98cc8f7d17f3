// The content calendar: a week that starts a run for each row of its table, each of those pieces, and the look back at the week.
import { kitFlow } from './gallery-flow.ts';
import { done, group, ofKit, type Told } from './gallery-told.ts';
import type { Happening, Scenario } from './scenario.ts';

const planned = ofKit('content-calendar', 'week');
const theme = done('2026-03-02 10:00', 'plan', 'planned', { theme: 'Maps' });
const week = { subject: group, start: '2026-03-02 09:00', until: '2026-03-20 00:00' } as const;

const others = { flows: { piece: kitFlow('content-calendar', 'piece'), review: kitFlow('content-calendar', 'review') }, ends: {} } as const;
const handed = `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-02 10:00 left pieces done
      03-02 10:00 resting hand-over
      03-02 10:00 left hand-over
      03-02 10:00 ended handedOver`;

const weeks: readonly Scenario[] = [
  planned('a week whose theme is set starts its pieces, and is looked at when all of them can have been rated', {
    ...week,
    others: { ...others, trails: { review: `
      03-02 10:00 started
      03-02 10:00 resting rated
      03-10 10:00 left rated done
      03-10 10:00 resting heat
      03-10 10:00 left heat done
      03-10 10:00 resting look` } },
    happens: [theme],
    trail: handed,
  }),
  planned('the next Monday begins its own week, although pieces of the last one are open and nobody has looked at it', {
    ...week,
    startedBy: { publishedAt: '2026-03-01 12:00' },
    until: '2026-03-13 00:00',
    others: { ...others, trails: { review: `
      03-02 10:00 started
      03-02 10:00 resting rated
      03-10 10:00 left rated done
      03-10 10:00 resting heat
      03-10 10:00 left heat done
      03-10 10:00 resting look
      03-09 11:00 started
      03-09 11:00 resting rated` } },
    happens: [theme, done('2026-03-09 11:00', 'plan', 'planned', { theme: 'Rivers' })],
    trail: `${handed}
      03-09 09:00 started
      03-09 09:00 resting plan
      03-09 11:00 left plan planned
      03-09 11:00 resting pieces
      03-09 11:00 left pieces done
      03-09 11:00 resting hand-over
      03-09 11:00 left hand-over
      03-09 11:00 ended handedOver`,
    refused: [],
  }),
  planned('a theme that nobody sets by the evening is asked for elsewhere, and the week starts late', {
    ...week, until: '2026-03-04 00:00', others: { ...others, trails: { review: `
      03-03 10:00 started
      03-03 10:00 resting rated` } }, happens: [done('2026-03-03 10:00', 'plan-late', 'planned', { theme: 'Maps' })], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 17:00 left plan overdue
      03-02 17:00 resting plan-late
      03-03 10:00 left plan-late planned
      03-03 10:00 resting pieces
      03-03 10:00 left pieces done
      03-03 10:00 resting hand-over
      03-03 10:00 left hand-over
      03-03 10:00 ended handedOver`,
  }),
  planned('a week for which nobody ever sets a theme is over before the next Monday', {
    ...week, startedBy: { publishedAt: '2026-03-01 12:00' }, until: '2026-03-09 12:00', trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 17:00 left plan overdue
      03-02 17:00 resting plan-late
      03-05 17:00 left plan-late overdue
      03-05 17:00 left no-theme
      03-05 17:00 ended no theme
      03-09 09:00 started
      03-09 09:00 resting plan`,
    refused: [],
  }),
  planned('a late week can be left out too', { ...week, happens: [done('2026-03-03 10:00', 'plan-late', 'off', { theme: '-' })], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 17:00 left plan overdue
      03-02 17:00 resting plan-late
      03-03 10:00 left plan-late off
      03-03 10:00 ended completed` }),
  planned('a week off is a week off', { ...week, happens: [done('2026-03-02 10:00', 'plan', 'off', { theme: '-' })], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan off
      03-02 10:00 ended completed` }),
];

const reviewed = ofKit('content-calendar', 'review');
const review = { subject: group, context: { week: '2026-03-02', pieces: 3 }, start: '2026-03-02 10:00' } as const;
const reviews: readonly Scenario[] = [
  reviewed('a week is looked at eight days after its theme was set', {
    ...review, until: '2026-03-12 00:00', happens: [done('2026-03-11 10:00', 'look', 'looked')], trail: `
      03-02 10:00 started
      03-02 10:00 resting rated
      03-10 10:00 left rated done
      03-10 10:00 resting heat
      03-10 10:00 left heat done
      03-10 10:00 resting look
      03-11 10:00 left look looked
      03-11 10:00 ended completed`,
  }),
  reviewed('two weeks can wait to be looked at, and none is looked at twice', {
    ...review,
    until: '2026-03-10 00:00',
    happens: [{ at: '2026-03-03 10:00', enrol: { week: '2026-03-02' } }, { at: '2026-03-09 10:00', enrol: { week: '2026-03-09', pieces: 3 } }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting rated
      03-09 10:00 started
      03-09 10:00 resting rated`,
    refused: ['03-03 10:00 alreadyIn'],
  }),
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

export const calendarScenarios: readonly Scenario[] = [...weeks, ...reviews, ...pieces];
