// The four tables of a replay, from CSV files, plain or gzipped.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export interface Learner {
  readonly learner: string;
  readonly course: string;
  readonly [trait: string]: string;
}

export interface LearnerEvent {
  /** The day, YYYY-MM-DD; it happened at its very beginning. */
  readonly date: string;
  readonly learner: string;
  readonly event: 'course.registered' | 'course.unregistered' | 'assignment.submitted';
  readonly course: string;
  /** Empty but for submissions. */
  readonly assignment: string;
  readonly score: string;
}

export interface Assignment {
  readonly assignment: string;
  readonly course: string;
  /** YYYY-MM-DD; empty: no due date. */
  readonly due: string;
}

export interface Course {
  readonly course: string;
  readonly starts: string;
}

export interface Tables {
  /** One row for each learner and course. */
  readonly learners: readonly Learner[];
  readonly events: readonly LearnerEvent[];
  readonly assignments: readonly Assignment[];
  readonly courses: readonly Course[];
}

export type TableFiles = { readonly [name in keyof Tables]: string };

export function readTables(files: TableFiles): Tables {
  return {
    learners: readRows<Learner>(files.learners, ['learner', 'course']),
    events: readRows<LearnerEvent>(files.events, ['date', 'learner', 'event', 'course', 'assignment', 'score']),
    assignments: readRows<Assignment>(files.assignments, ['assignment', 'course', 'due']),
    courses: readRows<Course>(files.courses, ['course', 'starts']),
  };
}

export function readText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function readRows<Row>(file: string, columns: readonly string[]): readonly Row[] {
  const rows = parse(readText(file), { columns: true, skip_empty_lines: true, bom: true }) as readonly Record<string, string>[];
  const missing = columns.filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0)
    throw new Error(`${file} needs the columns ${columns.join(', ')}; without ${missing.join(', ')} it cannot be replayed.`);
  // Every column that is read was checked above.
  return rows as readonly Row[];
}
