// One run, one decision. A throw, or a state that grew too large, fails this run alone.
import {
  advance,
  bringsMessageEvent,
  type Command,
  emittedEvent,
  type Facts,
  type HistoricEvent,
  isAnsweredAtOnce,
  type MemberFacts,
  nextDue,
  type Program,
  type RunState,
  type WorkingCalendar,
  type WorkingHours,
} from '@sopwith/engine';
import type { Decision } from './effects.ts';
import type { PendingInput, RunRow } from './exchange-port.ts';

export const STATE_LIMIT_BYTES = 65_536;
/** Ledger writes that set off ledger writes: past this it is a loop between flows. */
export const DEPTH_LIMIT = 16;

export type Decided = Decision | 'needsHistories' | 'nothing';

export function decide(
  program: Program,
  row: RunRow,
  pending: readonly PendingInput[],
  fires: number,
  { member, workingHours }: { readonly member: MemberFacts; readonly workingHours?: WorkingHours },
  histories: Readonly<Record<string, readonly HistoricEvent[]>> | undefined,
  calendar: WorkingCalendar | null = null,
): Decided {
  const tooDeep = pending.find(({ depth }) => depth > DEPTH_LIMIT);
  if (tooDeep) {
    const event = tooDeep.input.type === 'event' ? tooDeep.input.event : tooDeep.input.type;
    // The loop is cut: whoever sets the run going again does not go round once more.
    const { at, seq } = tooDeep.input;
    const past = { ...row, state: { ...row.state, cursor: { at: Math.max(at, row.state.cursor.at), seq } } };
    return failed(past, pending, fires, `loop: ${event} was set off by ${DEPTH_LIMIT} writes of flows in a row`);
  }
  const facts: Facts = { member, ...(histories ? { histories } : {}), ...(workingHours ? { workingHours } : {}), ...(calendar ? { calendar } : {}) };
  const inputs = pending.map(({ input }) => input);
  // The answer, and the event that the run's own act is, come with the next batch, at the instant at which they were brought about.
  const bringsMore = (command: Command) =>
    (command.type === 'request' && isAnsweredAtOnce(command.request)) || bringsMessageEvent(program, command) || program.listens.includes(emittedEvent(command)?.event ?? '');
  try {
    const advanced = advance(program, row.state, inputs, fires, facts, bringsMore);
    if (advanced.status === 'needsHistories') return 'needsHistories';
    if (pending.length === 0 && advanced.commands.length === 0 && advanced.run === row.state && !isBehind(row)) return 'nothing';
    const written = JSON.stringify(advanced.run);
    const bytes = Buffer.byteLength(written);
    if (bytes > STATE_LIMIT_BYTES) {
      return failed(row, pending, fires, `state of ${bytes} bytes; a run may hold ${STATE_LIMIT_BYTES}`);
    }
    const decision = { row, after: advanced.run, written, commands: advanced.commands, taken: pending };
    if (advanced.stopped === undefined) return decision;
    const left = new Set(advanced.stopped.left);
    return { ...decision, taken: pending.filter(({ input }) => !left.has(input)), againFrom: advanced.run.cursor.at };
  } catch (error) {
    return failed(row, pending, fires, error instanceof Error ? error.message : String(error));
  }
}

/** It was to come again although no timer of its own is due, and now it has. */
function isBehind({ due, state }: RunRow): boolean {
  return due !== null && due < (nextDue(state) ?? Number.POSITIVE_INFINITY);
}

/** The run stops where it stands, with its reason; its tokens stay, so that it can be looked at and retried. */
export function failed(row: RunRow, taken: readonly PendingInput[], at: number, message: string): Decision {
  // The reason must never be what cannot be written: no U+0000, and no half of a pair where the text was cut.
  const detail = message.slice(0, 500).replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
  const after: RunState = { ...row.state, status: 'failed', endReason: detail };
  const step = row.state.tokens[0]?.step ?? null;
  const commands: Command[] = [
    {
      type: 'record',
      entry: { at, kind: 'failed', step, visit: row.state.tokens[0]?.visit ?? 0, outcome: null, reason: { code: 'failed', data: { detail } } },
    },
    { type: 'ended', at, status: 'failed', reason: detail },
  ];
  // Answers wait for the retry; events will be found again from where the run stopped.
  return { row, after, commands, taken: taken.filter(({ input }) => input.type === 'event' || input.type === 'control') };
}
