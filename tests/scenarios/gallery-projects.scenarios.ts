// The procedures that are not about a member: a licence.
import { galleryFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

function about(kind: 'project' | 'piece', id: string, title: string, more: Omit<Scenario, 'title' | 'flow' | 'subject'>): Scenario {
  return { title, flow: galleryFlow(id), subject: { kind }, ...more };
}

const done = (at: string, task: string, outcome: string, more: { form?: Record<string, string | number>; visit?: number } = {}): Happening => ({ at, task, outcome, ...more });

const licence = { context: { licence: 'L-1', endsOn: '2026-09-30' }, start: '2026-03-02 10:00', until: '2026-11-01 00:00' } as const;
const licences: readonly Scenario[] = [
  about('project', 'compliance-calendar', 'a licence that is renewed ninety days before is checked, and all is well', {
    ...licence, happens: [done('2026-07-03 10:00', 'prepare', 'renewed'), done('2026-07-06 10:00', 'check', 'fine')], trail: `
      03-02 10:00 started
      03-02 10:00 resting t-90
      07-02 09:30 left t-90 reached
      07-02 09:30 resting prepare
      07-03 10:00 left prepare renewed
      07-03 10:00 resting check
      07-06 10:00 left check fine
      07-06 10:00 ended completed`,
  }),
  about('project', 'compliance-calendar', 'papers that are ready wait for the last month, on a working day', {
    ...licence, happens: [done('2026-07-10 10:00', 'prepare', 'prepared'), done('2026-09-01 10:00', 'renew', 'renewed'), done('2026-09-02 10:00', 'check', 'found')], trail: `
      03-02 10:00 started
      03-02 10:00 resting t-90
      07-02 09:30 left t-90 reached
      07-02 09:30 resting prepare
      07-10 10:00 left prepare prepared
      07-10 10:00 resting t-30
      08-31 09:30 left t-30 reached
      08-31 09:30 resting renew
      09-01 10:00 left renew renewed
      09-01 10:00 resting check
      09-02 10:00 left check found
      09-02 10:00 ended completed`,
  }),
  about('project', 'compliance-calendar', 'what nobody renews goes up to the managing director, and is taken down at the end', {
    ...licence, happens: [done('2026-10-01 10:00', 'expired', 'taken-down')], trail: `
      03-02 10:00 started
      03-02 10:00 resting t-90
      07-02 09:30 left t-90 reached
      07-02 09:30 resting prepare
      08-01 09:30 left prepare overdue
      08-01 09:30 resting t-30
      08-31 09:30 left t-30 reached
      08-31 09:30 resting renew
      09-20 09:30 left renew overdue
      09-20 09:30 resting lead
      09-30 09:30 left lead overdue
      09-30 09:30 resting expired
      10-01 10:00 left expired taken-down
      10-01 10:00 ended completed`,
  }),
  about('project', 'compliance-calendar', 'the managing director may renew what nobody else did', {
    ...licence, context: { licence: 'L-2', endsOn: '2026-04-30' }, happens: [done('2026-04-22 10:00', 'lead', 'renewed')], until: '2026-04-23 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 left t-90 past
      03-02 10:00 resting t-30
      03-31 09:30 left t-30 reached
      03-31 09:30 resting renew
      04-20 09:30 left renew overdue
      04-20 09:30 resting lead
      04-22 10:00 left lead renewed
      04-22 10:00 resting check`,
  }),
  about('project', 'compliance-calendar', 'the managing director may decide to take its content down', {
    ...licence, context: { licence: 'L-2', endsOn: '2026-04-30' }, happens: [done('2026-04-22 10:00', 'lead', 'stopped')], trail: `
      03-02 10:00 started
      03-02 10:00 left t-90 past
      03-02 10:00 resting t-30
      03-31 09:30 left t-30 reached
      03-31 09:30 resting renew
      04-20 09:30 left renew overdue
      04-20 09:30 resting lead
      04-22 10:00 left lead stopped
      04-22 10:00 ended completed`,
  }),
  about('project', 'compliance-calendar', 'a licence that is about to end when it is entered must be renewed at once', {
    ...licence, context: { licence: 'L-2', endsOn: '2026-03-10' }, happens: [done('2026-03-04 10:00', 'renew', 'renewed')], until: '2026-03-05 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 left t-90 past
      03-02 10:00 left t-30 past
      03-02 10:00 left ended otherwise
      03-02 10:00 resting renew
      03-04 10:00 left renew renewed
      03-04 10:00 resting check`,
  }),
  about('project', 'compliance-calendar', 'what had ended before it was entered is taken down', {
    ...licence, context: { licence: 'L-2', endsOn: '2026-02-28' }, until: '2026-03-05 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 left t-90 past
      03-02 10:00 left t-30 past
      03-02 10:00 left ended ended
      03-02 10:00 resting expired`,
  }),
  about('project', 'compliance-calendar', 'a longer term moves the waiting', {
    ...licence, happens: [{ at: '2026-06-01 10:00', event: 'licence.extended', properties: { licence: 'L-1', endsOn: '2026-10-31' } }], until: '2026-08-10 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 resting t-90
      06-01 10:00 updated
      06-01 10:00 noted t-90 retimed
      07-31 09:30 left t-90 reached
      07-31 09:30 resting prepare`,
  }),
];

export const projectScenarios: readonly Scenario[] = licences;
