// What must happen, from the CSV files alone: knows nothing of Sopwith, and compares moments as text.
import type { RunOutcome } from './figures.ts';
import type { LearnerEvent, Tables } from './read-tables.ts';

/** Later than every moment that is written as a date. */
const NEVER = '~';

/** Within a day. An event happens at 00:00. */
const ORDER = { 'course.registered': 1, 'course.unregistered': 2, 'assignment.submitted': 3 };

export function expectedRuns({ events, assignments }: Tables): readonly RunOutcome[] {
  const moments = new Map<string, string>();
  const momentOf = (event: LearnerEvent) => `${event.date} 00:00 ${ORDER[event.event]}`;
  for (const happened of [...events].sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1))) {
    const { event, learner, course, assignment } = happened;
    const key = `${event} ${learner} ${course} ${assignment}`;
    // The first of its kind counts, and nothing before the registration.
    const counts = event === 'course.registered' || moments.has(`course.registered ${learner} ${course} `);
    if (counts && !moments.has(key)) moments.set(key, momentOf(happened));
  }
  return [...moments].flatMap(([key, registered]) => {
    const [event, learner = '', course = ''] = key.split(' ');
    const withdrawn = moments.get(`course.unregistered ${learner} ${course} `) ?? NEVER;
    if (event !== 'course.registered') return [];
    return assignments
      .filter((assignment) => assignment.course === course && assignment.due !== '')
      .map(({ assignment, due }) => {
        const submitted = moments.get(`assignment.submitted ${learner} ${course} ${assignment}`) ?? NEVER;
        const remindAt = `${addDays(due, -3)} 09:00`;
        const taskAt = `${addDays(due, 2)} 09:00`;
        const waitsAt = (moment: string) => registered < moment && submitted > moment && withdrawn > moment;
        // A run with an open task is still inside; so is one between the due day and the task.
        const left = registered > taskAt ? registered : submitted < taskAt ? submitted : NEVER;
        const thanks = submitted < `${due} 00:00` && submitted < withdrawn;
        return {
          learner,
          course,
          assignment,
          reminders: +waitsAt(remindAt),
          thanks: +thanks,
          tasks: +waitsAt(taskAt),
          exited: withdrawn < left,
        };
      });
  });
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
