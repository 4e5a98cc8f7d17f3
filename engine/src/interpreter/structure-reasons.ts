// The reasons of the steps that start other flows, react, and walk rows.
import type { Json } from '../json.ts';
import type { GroupComparison } from '../many/compare-groups.ts';

export interface StructureReasonFacts {
  readonly 'flow.asked': { readonly mode: 'wait' | 'handOver' | 'goOn' };
  readonly 'flow.started': { readonly run: string };
  /** The reason is one of enrolment: `alreadyIn`, `tooSoon` …, or `tooDeep`. */
  readonly 'flow.refused': { readonly reason: string };
  readonly 'flow.ended': { readonly reason: string; readonly failed: boolean };
  readonly 'whenever.listening': { readonly event: string; readonly mode: 'interrupt' | 'beside' };
  readonly 'whenever.happened': { readonly event: string; readonly seq: number; readonly evidence: readonly Json[] };
  /** What was done about it came to its end. */
  readonly 'whenever.watching': { readonly mode: 'interrupt' | 'beside'; readonly evidence: readonly Json[] };
  readonly 'whenever.turned': { readonly evidence: readonly Json[] };
  readonly 'whenever.dealtWith': Record<string, never>;
  /** What it watched over came to its end. */
  readonly 'whenever.over': Record<string, never>;
  readonly 'many.asked': { readonly what: 'for-each' | 'close' | 'broadcast' | 'measure' | 'compare' | 'rank' | 'draw' };
  readonly 'many.answered': { readonly data: Json };
  readonly 'compare.found': { readonly event: string; readonly found: GroupComparison };
  readonly 'each.done': { readonly started: number; readonly excluded: number; readonly finished: number };
  readonly 'rows.opened': { readonly rows: number };
  readonly 'row.opened': { readonly row: number };
  readonly 'rows.done': { readonly rows: number };
}

export const structureReasonCodes: Readonly<Record<keyof StructureReasonFacts, true>> = {
  'flow.asked': true,
  'flow.started': true,
  'flow.refused': true,
  'flow.ended': true,
  'whenever.listening': true,
  'whenever.happened': true,
  'whenever.watching': true,
  'whenever.turned': true,
  'whenever.dealtWith': true,
  'whenever.over': true,
  'many.asked': true,
  'many.answered': true,
  'compare.found': true,
  'each.done': true,
  'rows.opened': true,
  'row.opened': true,
  'rows.done': true,
};
