// What is published is looked at each month: what is wrong comes down, is looked at again, and goes to legal where it stays wrong.
import { done, group, of } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const checked = of('content-check');
const month = { subject: group, start: '2026-04-01 09:00', until: '2026-05-01 00:00' } as const;
const found = { found: 2, what: 'Two pictures without a licence' };

export const checkScenarios: readonly Scenario[] = [
  checked('ten pieces that are well are looked at, and no more', { ...month, happens: [done('2026-04-02 10:00', 'sample', 'fine', { found: 0 })], trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-02 10:00 left sample fine
      04-02 10:00 ended completed` }),
  checked('what is found is taken down, and right when it is looked at again', {
    ...month, happens: [done('2026-04-02 10:00', 'sample', 'found-some', found), done('2026-04-02 15:00', 'take-down', 'mended'), done('2026-04-10 10:00', 'again', 'right')], trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-02 10:00 left sample found-some
      04-02 10:00 resting take-down
      04-02 15:00 left take-down mended
      04-02 15:00 resting a-week
      04-09 15:00 left a-week done
      04-09 15:00 resting again
      04-10 10:00 left again right
      04-10 10:00 ended completed`,
  }),
  checked('what is still wrong a week later goes to legal', {
    ...month,
    happens: [done('2026-04-02 10:00', 'sample', 'found-some', found), done('2026-04-02 15:00', 'take-down', 'mended'), done('2026-04-10 10:00', 'again', 'still-wrong'), done('2026-04-11 10:00', 'legal', 'decided')],
    trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-02 10:00 left sample found-some
      04-02 10:00 resting take-down
      04-02 15:00 left take-down mended
      04-02 15:00 resting a-week
      04-09 15:00 left a-week done
      04-09 15:00 resting again
      04-10 10:00 left again still-wrong
      04-10 10:00 resting legal
      04-11 10:00 left legal decided
      04-11 10:00 ended completed`,
  }),
  checked('and so does what nobody takes down, or looks at again', { ...month, happens: [done('2026-04-02 10:00', 'sample', 'found-some', found)], trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-02 10:00 left sample found-some
      04-02 10:00 resting take-down
      04-03 10:00 left take-down overdue
      04-03 10:00 resting legal` }),
  checked('whom nobody asks again goes to legal', { ...month, happens: [done('2026-04-02 10:00', 'sample', 'found-some', found), done('2026-04-02 15:00', 'take-down', 'mended')], trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-02 10:00 left sample found-some
      04-02 10:00 resting take-down
      04-02 15:00 left take-down mended
      04-02 15:00 resting a-week
      04-09 15:00 left a-week done
      04-09 15:00 resting again
      04-11 15:00 left again overdue
      04-11 15:00 resting legal` }),
  checked('a check that nobody makes goes up, and is made there', { ...month, happens: [done('2026-04-05 10:00', 'late', 'fine', { found: 0 })], trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-04 09:00 left sample overdue
      04-04 09:00 resting late
      04-05 10:00 left late fine
      04-05 10:00 ended completed` }),
  checked('who makes it late may find something too', { ...month, happens: [done('2026-04-05 10:00', 'late', 'found-some', found)], until: '2026-04-05 12:00', trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-04 09:00 left sample overdue
      04-04 09:00 resting late
      04-05 10:00 left late found-some
      04-05 10:00 resting take-down` }),
  checked('what not even the head checks goes to legal', { ...month, trail: `
      04-01 09:00 started
      04-01 09:00 resting sample
      04-04 09:00 left sample overdue
      04-04 09:00 resting late
      04-06 09:00 left late overdue
      04-06 09:00 resting legal` }),
];
