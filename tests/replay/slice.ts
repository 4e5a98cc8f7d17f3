// The learners that come with the repository.
import { join } from 'node:path';
import type { TableFiles } from './read-tables.ts';

const folder = join(import.meta.dirname, '../data/oulad-slice');

export const sliceFiles: TableFiles = {
  learners: join(folder, 'learners.csv'),
  events: join(folder, 'events.csv'),
  assignments: join(folder, 'assignments.csv'),
  courses: join(folder, 'courses.csv'),
};

/** When each was given which assignment, which a backtest of *Deadline care* starts from. Made by `make-slice.ts` from the others. */
export const sliceGiven = join(folder, 'given.csv');
