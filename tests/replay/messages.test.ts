import { expect, test } from 'vitest';
import { enrolments, identifyBatches, trackBatches } from './messages.ts';
import { readTables } from './read-tables.ts';
import { sliceFiles } from './slice.ts';

const tables = readTables(sliceFiles);
const registrations = tables.events.filter(({ event }) => event === 'course.registered');
const SEGMENT_LIMIT_BYTES = 500 * 1024;

test('no batch is larger than the API takes', () => {
  const batches = [
    ...identifyBatches([...tables.learners, ...tables.learners, ...tables.learners, ...tables.learners]),
    ...trackBatches(tables.events),
  ];
  expect(batches.length).toBeGreaterThan(2);
  for (const batch of batches) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(SEGMENT_LIMIT_BYTES);
});

test('every event has an id of its own, which is the same when it is sent again', () => {
  const idsOf = () => trackBatches(tables.events).flatMap(({ batch }) => batch.map((call) => 'messageId' in call && call.messageId));
  expect(new Set(idsOf()).size).toBe(tables.events.length);
  expect(idsOf()).toEqual(idsOf());
});

test('one enrolment for each registration and assignment with a due date, under a key of its own', () => {
  const members = enrolments(registrations, tables.assignments).flat();
  const keys = members.map(({ userId, idempotencyKey }) => `${userId} ${idempotencyKey}`);
  expect(new Set(keys).size).toBe(members.length);
  const dated = (course: string) => tables.assignments.filter((row) => row.course === course && row.due !== '').length;
  expect(members).toHaveLength(registrations.reduce((sum, { course }) => sum + dated(course), 0));
});
