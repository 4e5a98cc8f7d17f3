// From decisions to rows. Pure: the same decisions give the same rows, and nothing is written here.
import { type Command, emittedEvent, type JsonObject, nextDue, type RunState, type TrailEntry } from '@sopwith/engine';
import type { PendingInput, RunRow } from './exchange-port.ts';
import { type LedgerEntry, ledgerEntry, type MemberBooks, writeIntoBooks } from './member-books.ts';

export interface Decision {
  readonly row: RunRow;
  readonly after: RunState;
  /** `after` as JSON, where whoever decided had to write it anyway. */
  readonly written?: string;
  readonly commands: readonly Command[];
  readonly taken: readonly PendingInput[];
  /** It stopped before now: from this instant on it is to be looked at once more, whether anything is due or not. */
  readonly againFrom?: number;
}

/** Trail numbers are `rev * TRAIL_STRIDE + i`: unique and in order without a counter. An advance writes fewer lines than this. */
export const TRAIL_STRIDE = 8_192;

const CALLS_OFF: ReadonlySet<string> = new Set(['run.exitRule', 'run.exitHeld', 'run.goal', 'run.goalHeld', 'run.stopped']);

type MessageCommand = Extract<Command, { type: 'message' }>;
type PostCommand = Extract<Command, { type: 'postToGroup' }>;
type TaskCommand = Extract<Command, { type: 'openTask' }>;
type RequestCommand = Extract<Command, { type: 'request' }>;
type ActCommand = Extract<Command, { type: 'act' }>;

export interface Effects {
  readonly runs: {
    id: string;
    rev: number;
    /** JSON. */
    state: string;
    due: number | null;
    status: RunState['status'];
    endReason: string | null;
    endedAt: number | null;
  }[];
  readonly taken: { runId: string; source: string }[];
  readonly trail: { runId: string; n: number; entry: TrailEntry }[];
  readonly tally: { step: string; kind: string; outcome: string; count: number }[];
  /** `after`: so many of the emitted events come before what is told of it. */
  readonly messages: (MessageCommand & { runId: string; memberId: number; depth: number; after: number })[];
  readonly posts: (PostCommand & { runId: string; memberId: number })[];
  readonly emissions: (Extract<Command, { type: 'emitTo' }> & { depth: number })[];
  readonly unlistens: { runId: string; key: string }[];
  readonly listens: { runId: string; key: string; n: number; memberId: number; event: string; match: JsonObject | null }[];
  readonly members: { memberId: number; add: string[]; remove: string[]; set: JsonObject }[];
  /** Append-only, one for each write to a member's books. */
  readonly ledger: LedgerEntry[];
  readonly books: MemberBooks[];
  readonly tasks: (TaskCommand & { runId: string; memberId: number })[];
  readonly escalatedTasks: { key: string; level: number; to: string; acknowledgeBy: number }[];
  readonly remindedTasks: { key: string; at: number }[];
  readonly retimedWork: { key: string; dueAt: number | null; acknowledgeBy?: number }[];
  readonly closedTasks: { key: string; at: number }[];
  readonly acts: (ActCommand & { runId: string })[];
  readonly cancelledActs: string[];
  readonly requests: (RequestCommand & { runId: string; memberId: number; depth: number })[];
  readonly withdrawn: string[];
  /** `callsOff`: by an exit, the goal or a person, so that nothing of it is wanted any more; who walked to the end keeps what was said on the way. */
  readonly ended: { runId: string; memberId: number; at: number; status: 'ended' | 'failed'; reason: string; depth: number; callsOff: boolean; context: JsonObject }[];
  /** The engine's own events, which go through the same routing as those from outside. */
  readonly emitted: { memberId: number; name: string; properties: JsonObject; at: number; messageId: string; depth: number }[];
}

export function effectsOf(decisions: readonly Decision[]): Effects {
  const effects: Effects = {
    runs: [], taken: [], trail: [], tally: [], messages: [], posts: [], emissions: [], unlistens: [], listens: [], members: [], ledger: [], books: [],
    tasks: [], escalatedTasks: [], remindedTasks: [], retimedWork: [], closedTasks: [], acts: [], cancelledActs: [], requests: [], withdrawn: [], ended: [], emitted: [],
  };
  const tally = new Map<string, number>();
  const books = new Map<number, MemberBooks>();
  const members = new Map<number, { tags: Map<string, boolean>; set: Record<string, JsonObject[string]> }>();

  for (const { row, after, written, commands, taken, againFrom } of decisions) {
    let endedAt: number | null = null;
    let endCode = '';
    let entries = 0;
    const depth = 1 + Math.max(row.depth, ...taken.map((input) => input.depth));
    const of = (memberId: number) => {
      const known = members.get(memberId) ?? { tags: new Map<string, boolean>(), set: {} };
      members.set(memberId, known);
      return known;
    };
    for (const { runId, source } of taken) if (source !== null) effects.taken.push({ runId, source });

    for (const command of commands) {
      switch (command.type) {
        case 'record':
          if (command.entry.kind === 'ended') endCode = command.entry.reason.code;
          effects.trail.push({ runId: row.id, n: (row.rev + 1) * TRAIL_STRIDE + entries++, entry: command.entry });
          add(tally, command.entry.step, command.entry.kind, command.entry.outcome, 1);
          break;
        case 'message':
          effects.messages.push({ ...command, runId: row.id, memberId: row.memberId, depth, after: effects.emitted.length });
          break;
        case 'postToGroup':
          effects.posts.push({ ...command, runId: row.id, memberId: row.memberId });
          break;
        case 'addTag':
        case 'removeTag': {
          of(row.memberId).tags.set(command.tag, command.type === 'addTag');
          emitOwn(effects, row.memberId, command, depth, command.tag);
          break;
        }
        case 'setAttribute':
          of(row.memberId).set[command.name] = command.value;
          emitOwn(effects, row.memberId, command, depth, command.name);
          break;
        case 'setTier':
        case 'addPoints':
        case 'giveBadge':
        case 'takeBadge':
        case 'setTitle':
        case 'setRole':
        case 'setConsent':
          effects.ledger.push(ledgerEntry(command, row.memberId));
          writeIntoBooks(books, row.memberId, command);
          emitOwn(effects, row.memberId, command, depth);
          break;
        case 'emitTo':
          effects.emissions.push({ ...command, depth });
          break;
        case 'joined':
        case 'left':
        case 'emit':
          emitOwn(effects, row.memberId, command, depth);
          break;
        case 'openTask':
          effects.tasks.push({ ...command, runId: row.id, memberId: row.memberId });
          emitOwn(effects, row.memberId, command, depth);
          break;
        case 'escalateTask': {
          const { key, level, to, acknowledgeBy } = command;
          effects.escalatedTasks.push({ key, level, to, acknowledgeBy });
          emitOwn(effects, row.memberId, command, depth, String(level));
          break;
        }
        case 'remindTask':
          effects.remindedTasks.push({ key: command.key, at: command.at });
          break;
        case 'retimeWork': {
          const { key, dueAt, acknowledgeBy } = command;
          effects.retimedWork.push({ key, dueAt, ...(acknowledgeBy === undefined ? {} : { acknowledgeBy }) });
          break;
        }
        case 'closeTask':
          effects.closedTasks.push({ key: command.key, at: command.at });
          emitOwn(effects, row.memberId, command, depth);
          break;
        case 'act':
          effects.acts.push({ ...command, runId: row.id });
          break;
        case 'cancelAct':
          effects.cancelledActs.push(command.key);
          break;
        case 'request':
          effects.requests.push({ ...command, runId: row.id, memberId: row.memberId, depth });
          emitOwn(effects, row.memberId, command, depth);
          break;
        case 'withdraw':
          effects.withdrawn.push(command.key);
          break;
        case 'unlisten':
          effects.unlistens.push({ runId: row.id, key: command.key });
          break;
        case 'listen':
          command.listens.forEach(({ event, match }, n) => {
            effects.listens.push({ runId: row.id, key: command.key, n, memberId: row.memberId, event, match: match ?? null });
          });
          break;
        case 'ended':
          // A run may fail and be set going again within one advance.
          if (after.status !== 'ended' && after.status !== 'failed') break;
          endedAt = command.at;
          effects.ended.push({
            runId: row.id, memberId: row.memberId, at: command.at, status: after.status, reason: command.reason, depth, callsOff: CALLS_OFF.has(endCode),
            context: after.context,
          });
          break;
        default:
          throw new Error(`unknown command ${JSON.stringify(command satisfies never)}`);
      }
    }
    // A run that failed was not counted as waiting any more, though its tokens stand where they stood.
    if (row.state.status !== 'failed') for (const token of row.state.tokens) add(tally, token.step, 'waiting', null, -1);
    if (endedAt === null) for (const token of after.tokens) add(tally, token.step, 'waiting', null, 1);
    effects.runs.push({
      id: row.id,
      rev: row.rev,
      state: written ?? JSON.stringify(after),
      due: endedAt === null ? earlier(nextDue(after), againFrom) : null,
      status: after.status,
      endReason: after.endReason,
      endedAt,
    });
  }

  for (const [key, count] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count === 0) continue;
    const [step = '', kind = '', outcome = ''] = key.split('\u0001');
    effects.tally.push({ step, kind, outcome, count });
  }
  effects.books.push(...books.values());
  for (const [memberId, { tags, set }] of members) {
    const pick = (wanted: boolean) => [...tags].filter(([, added]) => added === wanted).map(([tag]) => tag);
    effects.members.push({ memberId, add: pick(true), remove: pick(false), set });
  }
  return effects;
}

function earlier(due: number | null, againFrom: number | undefined): number | null {
  return againFrom === undefined ? due : Math.min(due ?? againFrom, againFrom);
}

function add(tally: Map<string, number>, step: string | null, kind: string, outcome: string | null, count: number): void {
  const key = `${step ?? ''}\u0001${kind}\u0001${outcome ?? ''}`;
  tally.set(key, (tally.get(key) ?? 0) + count);
}

/** The event that a command makes by itself, as the simulator knows it too. */
function emitOwn(effects: Effects, memberId: number, command: Command & { readonly key: string; readonly at: number }, depth: number, which = ''): void {
  const made = emittedEvent(command);
  if (made === null) return;
  const messageId = `${command.key}/${made.event}${which === '' ? '' : `/${which}`}`;
  effects.emitted.push({ memberId, name: made.event, properties: made.properties, at: command.at, messageId, depth });
}
