import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { Command } from './command.ts';
import type { Facts } from './facts.ts';
import type { Input } from './input.ts';
import type { RunState } from './run-state.ts';

export type Advanced =
  | { readonly status: 'advanced'; readonly run: RunState; readonly commands: readonly Command[] }
  /** The decision counts past events and `facts.histories` was not given: load them and ask again. */
  | { readonly status: 'needsHistories' };

/**
 * Takes all inputs, and fires all timers up to and including `until`, in the order of semantics 1.
 * Total and deterministic: reads no clock, performs nothing, and the same arguments give the same result.
 * Throws only for a bug or a program that this build does not know; the shell then fails the run alone.
 */
export declare function advance(
  program: Program,
  run: RunState,
  inputs: readonly Input[],
  until: Instant,
  facts: Facts,
): Advanced;
