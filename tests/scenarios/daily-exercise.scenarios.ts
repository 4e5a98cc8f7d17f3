// An exercise every weekday, and a teacher's comment on each that is handed in.
import { done, happens, ofKit, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const practised = ofKit('daily-exercise', 'daily');
/** A Monday evening: the first exercise comes on Tuesday, the fifth on the Monday after. */
const joined = { subject: robin, start: '2026-03-02 18:00', until: '2026-03-10 12:00' } as const;
const handsIn = (day: string) => happens(`2026-${day} 12:00`, 'homework_submitted', { exercise: day });
const days = ['03-03', '03-04', '03-05', '03-06', '03-09'];
const visit = (n: number) => (n === 0 ? '' : `#${n + 1}`);
const opens = (day: string, n: number) => [`${day} 07:00 turn days open`, `${day} 07:00 left exercise${visit(n)} done`];
const missed = (day: string, n: number) => [...opens(day, n), `${day} 20:00 turn days remind`, `${day} 20:00 left reminder${visit(n)} done`, `${day} 22:00 turn days missed`];
const begins = ['03-02 18:00 started', '03-02 18:00 left welcome done', '03-02 18:00 resting days'];

const exercises: readonly Scenario[] = [
  practised('whoever hands in all five is congratulated; a weekend has none', {
    ...joined, happens: days.map(handsIn),
    trail: [...begins, ...days.flatMap((day, n) => [...opens(day, n), `${day} 12:00 turn days met`]), '03-09 22:00 left days done', '03-09 22:00 left well-done done', '03-09 22:00 ended completed'].join('\n'),
  }),
  practised('whoever misses three is reminded of each, and bidden farewell', {
    ...joined,
    trail: [...begins, ...days.slice(0, 3).flatMap(missed), '03-05 22:00 left days left', '03-05 22:00 left farewell done', '03-05 22:00 ended completed'].join('\n'),
  }),
  practised('whoever leaves hears no more of it', {
    ...joined, happens: [happens('2026-03-02 20:00', 'exercise.left')], trail: [...begins, '03-02 20:00 interrupted days', '03-02 20:00 ended left by themselves'].join('\n'),
  }),
];

const commented = ofKit('daily-exercise', 'comment');
const handedIn = { subject: robin, startedBy: { did: 'homework_submitted', properties: { exercise: 'd1', text: 'My reading' } }, start: '2026-03-03 12:00', until: '2026-03-06 00:00' } as const;
const comments: readonly Scenario[] = [
  commented('an exercise that was handed in is commented on, and credited', {
    ...handedIn, happens: [done('2026-03-03 14:00', 'comment', 'commented', { comment: 'Clear and slow' })], texts: ['Your teacher says: “Clear and slow”'], trail: `
      03-03 12:00 started
      03-03 12:00 resting comment
      03-03 14:00 left comment commented
      03-03 14:00 left tell done
      03-03 14:00 left credit done
      03-03 14:00 ended completed`,
  }),
  commented('what is to be done again is told why', {
    ...handedIn, happens: [done('2026-03-03 14:00', 'comment', 'redo', { comment: 'Slower' })], trail: `
      03-03 12:00 started
      03-03 12:00 resting comment
      03-03 14:00 left comment redo
      03-03 14:00 left again done
      03-03 14:00 ended completed`,
  }),
  commented('what no teacher comments on in four working hours goes to the head', {
    ...handedIn, happens: [done('2026-03-03 17:00', 'head', 'commented', { comment: 'Good' })], trail: `
      03-03 12:00 started
      03-03 12:00 resting comment
      03-03 16:00 left comment overdue
      03-03 16:00 resting head
      03-03 17:00 left head commented
      03-03 17:00 left tell done
      03-03 17:00 left credit done
      03-03 17:00 ended completed`,
  }),
];

export const exerciseScenarios: readonly Scenario[] = [...exercises, ...comments];
