// When each learner was given which assignment: the set does not say, but follows from it. Whoever registers for a course has its
// assignments from that day on, each with its due date.
import type { Tables } from '../../replay/read-tables.ts';

export const GIVEN_HEADER = 'date,learner,event,course,assignment,due';

/** A line for each registration and each assignment of its course that has a due date. */
export function givenRows({ events, assignments }: Pick<Tables, 'events' | 'assignments'>): readonly string[] {
  return events
    .filter(({ event }) => event === 'course.registered')
    .flatMap(({ date, learner, course }) =>
      assignments
        .filter((one) => one.course === course && one.due !== '')
        .map(({ assignment, due }) => [date, learner, 'assignment.given', course, assignment, due].join(',')),
    );
}
