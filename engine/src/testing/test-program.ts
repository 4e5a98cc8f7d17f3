// Hand-made programs for tests of the interpreter, without the compiler.
import type { Program, ProgramStep } from '../compile/program.ts';
import type { JsonObject } from '../json.ts';
import type { Command, TrailEntry } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';

export type Next = Readonly<Record<string, string | null>>;

const sorts: Readonly<Record<string, ProgramStep['sort']>> = { message: 'ledger', tag: 'ledger', attribute: 'ledger' };

/** The settings are given as their own type and kept as JSON. */
export function step(id: string, type: string, config: object, next: Next = {}): ProgramStep {
  return { id, type, sort: sorts[type] ?? 'control', config: config as JsonObject, next };
}

export function programOf(steps: readonly ProgramStep[], more: Partial<Program> = {}): Program {
  return {
    language: 1,
    flow: 'Test',
    subject: 'member',
    start: steps[0]?.id ?? 'none',
    steps: Object.fromEntries(steps.map((one) => [one.id, one])),
    triggers: [],
    context: [],
    reentry: { type: 'afterEnd' },
    key: null,
    exits: [],
    lanes: 4,
    listens: [],
    histories: [],
    ...more,
  };
}

export function memberOf(more: Partial<MemberFacts> = {}): MemberFacts {
  return {
    externalId: 'lin',
    zone: 'UTC',
    joinedAt: 0,
    attributes: {},
    tags: [],
    tiers: {},
    communities: [],
    ...more,
  };
}

export function say(id: string, text: string, next: string | null = null): ProgramStep {
  return step(id, 'message', { channel: 'in-app', purpose: 'service', text }, { done: next });
}

export function happened(event: string, at: number, seq: number, properties: JsonObject = {}): Extract<Input, { type: 'event' }> {
  return { type: 'event', at, seq, event, properties };
}

export function trailOf(commands: readonly Command[]): readonly TrailEntry[] {
  return commands.flatMap((command) => (command.type === 'record' ? [command.entry] : []));
}

/** One line an entry: `left wait timeout`. */
export function linesOf(trail: readonly TrailEntry[]): readonly string[] {
  return trail.map(({ kind, step: id, outcome }) => [kind, id, outcome].filter((part) => part !== null).join(' '));
}
