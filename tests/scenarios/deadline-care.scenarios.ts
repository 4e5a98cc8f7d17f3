import { galleryFlow } from './gallery-flow.ts';
import type { Scenario } from './scenario.ts';

const flow = galleryFlow('deadline-care');
const context = { course: 'AAA-2013J', assignment: '1752', due: '2013-10-20' };
const subject = { zone: 'Europe/London', attributes: { name: 'Robin' } };
const submits = (at: string, assignment = '1752') => ({ at, event: 'assignment.submitted', properties: { assignment } });

export const deadlineCareScenarios: readonly Scenario[] = [
  {
    title: 'deadline care reminds three days before, then thanks whoever submits before the due day',
    flow, subject, context,
    start: '2013-09-01 10:00',
    until: '2013-12-01 00:00',
    happens: [submits('2013-10-19 00:00')],
    trail: `
      09-01 10:00 started
      09-01 10:00 resting before-reminder
      10-17 09:00 left before-reminder timeout
      10-17 09:00 left reminder done
      10-17 09:00 resting before-due
      10-19 00:00 left before-due submitted
      10-19 00:00 left thanks done
      10-19 00:00 ended completed`,
  },
  {
    title: 'deadline care gives a tutor the task two days after at 09:00, across the end of summer time',
    flow, subject,
    context: { ...context, due: '2013-10-26' },
    start: '2013-09-01 10:00',
    until: '2013-12-01 00:00',
    happens: [submits('2013-10-25 12:00', '1753')],
    trail: `
      09-01 10:00 started
      09-01 10:00 resting before-reminder
      10-23 09:00 left before-reminder timeout
      10-23 09:00 left reminder done
      10-23 09:00 resting before-due
      10-26 00:00 left before-due timeout
      10-26 00:00 resting after-due
      10-28 09:00 left after-due timeout
      10-28 09:00 resting tutor`,
  },
  {
    title: 'deadline care lets whoever leaves the course go at once',
    flow, subject, context,
    start: '2013-09-01 10:00',
    until: '2013-12-01 00:00',
    happens: [
      { at: '2013-10-01 00:00', event: 'course.unregistered', properties: { course: 'BBB-2013J' } },
      { at: '2013-10-18 00:00', event: 'course.unregistered', properties: { course: 'AAA-2013J' } },
    ],
    trail: `
      09-01 10:00 started
      09-01 10:00 resting before-reminder
      10-17 09:00 left before-reminder timeout
      10-17 09:00 left reminder done
      10-17 09:00 resting before-due
      10-18 00:00 interrupted before-due
      10-18 00:00 ended left the course`,
  },
];
