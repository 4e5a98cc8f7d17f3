// The bodies of a replay's requests. Each carries an id that is the same every time, so that repeating it is harmless. Pure.
import type { EnrollRequest } from '../../server/src/api/contract.ts';
import { ZONE } from './days.ts';
import type { Learner, LearnerEvent, Tables } from './read-tables.ts';

/** Stays well below the 500 KB that a batch may have. */
const CALLS_PER_BATCH = 1_000;
const MEMBERS_PER_ENROLMENT = 2_000;

export interface Batch {
  readonly batch: readonly object[];
}

export function identifyBatches(learners: readonly Learner[]): readonly Batch[] {
  return batches(
    learners.map(({ learner, course: _course, final_result: _result, ...traits }) => ({
      type: 'identify',
      userId: learner,
      messageId: `identify ${learner}`,
      traits: { ...traits, timezone: ZONE },
    })),
  );
}

export function trackBatches(events: readonly LearnerEvent[]): readonly Batch[] {
  return batches(
    events.map(({ event, learner, course, assignment, score }) => ({
      type: 'track',
      userId: learner,
      event,
      messageId: `${event} ${learner} ${course} ${assignment}`,
      properties: event === 'assignment.submitted' ? { course, assignment, score: score === '' ? null : Number(score) } : { course },
    })),
  );
}

/** One run for each registration and assignment that has a due date. */
export function enrolments(
  registrations: readonly LearnerEvent[],
  assignments: Tables['assignments'],
): readonly EnrollRequest['members'][] {
  const members = registrations.flatMap(({ learner, course }) =>
    assignments
      .filter((row) => row.course === course && row.due !== '')
      .map(({ assignment, due }) => ({ userId: learner, context: { course, assignment, due }, idempotencyKey: `${course} ${assignment}` })),
  );
  return chunks(members, MEMBERS_PER_ENROLMENT);
}

function batches(calls: readonly object[]): readonly Batch[] {
  return chunks(calls, CALLS_PER_BATCH).map((batch) => ({ batch }));
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}
