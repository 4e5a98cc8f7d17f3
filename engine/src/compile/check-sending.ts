// Can what a flow says leave, and when: is there an account for each message, and which fixed times fall into quiet hours?
import { problemPath } from '../document/problem-path.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../problem.ts';
import { isWithinHours } from '../sending/may-send.ts';
import { BOUND_PURPOSES, type QuietHours, type SendingPolicy } from '../sending/sending-policy.ts';
import type { AskConfig } from '../steps/ask.ts';
import type { BroadcastConfig } from '../steps/broadcast.ts';
import { isForGroup } from '../steps/for-group.ts';
import type { MessageConfig } from '../steps/step-config.ts';
import { MESSAGE_CHANNELS } from '../steps/channels.ts';
import type { FlowGraph, GraphStep } from './flow-graph.ts';

export interface KnownAccount {
  readonly id: string;
  readonly kind: string;
  readonly isStopped: boolean;
}

/** Absent: not known here, and not asked. */
export interface SendingAround {
  readonly accounts?: readonly KnownAccount[];
  readonly sending?: SendingPolicy;
}

/** Warnings: a flow may be drawn, and published, before somebody has set up what it leaves by. */
export function checkSending(graph: FlowGraph, { accounts, sending }: SendingAround): Problem[] {
  const messages = [...graph.steps.values()].filter(isSaid);
  return [
    ...(accounts === undefined ? [] : messages.flatMap((one) => checkAccount(one, accounts))),
    ...messages.flatMap((one) => checkVariants(one, accounts)),
    ...(sending === undefined ? [] : checkQuietTimes(graph, sending)),
  ];
}

const SAYS: ReadonlySet<string> = new Set(['message', 'broadcast', 'ask', 'group-message']);

/** To one, to many or to a group; a question is said too. */
function isSaid({ step, isSet }: GraphStep): boolean {
  return isSet && SAYS.has(step.type);
}

function configOf({ step }: GraphStep): Pick<MessageConfig, 'channel' | 'account' | 'purpose' | 'to'> {
  // Its schema has accepted it.
  const config = step.config as unknown as MessageConfig | BroadcastConfig | AskConfig;
  const { channel = 'in-app', purpose = 'service', account, to } = config as MessageConfig;
  return { channel, purpose, ...(account === undefined ? {} : { account }), ...(to === undefined ? {} : { to }) };
}

function checkAccount(one: GraphStep, accounts: readonly KnownAccount[]): Problem[] {
  const { channel, account } = configOf(one);
  if (channel === 'in-app') return [];
  const of = accounts.filter(({ kind, id }) => kind === channel && (account === undefined || id === account));
  const problem = (code: string, field: string, data: Problem['data']): Problem[] => [
    { code, severity: 'warning', step: one.step.id, path: problemPath(['steps', one.index, 'config', field]), data },
  ];
  if (of.length === 0) return account === undefined ? problem('message.noAccount', 'channel', { channel }) : problem('message.unknownAccount', 'account', { account, channel });
  const [first] = of;
  return first?.isStopped === true ? problem('message.stoppedAccount', account === undefined ? 'channel' : 'account', { account: first.id }) : [];
}

/** What is written for a channel that nothing sends by is never read. Without accounts that are known, only those for which there is none at all. */
function checkVariants({ step, index }: GraphStep, accounts: readonly KnownAccount[] | undefined): Problem[] {
  const { variants = [] } = step.config as unknown as Partial<Pick<MessageConfig, 'variants'>>;
  return variants.flatMap(({ channel }, n): Problem[] => {
    if (channel === undefined || channel === 'in-app') return [];
    const canSend = (MESSAGE_CHANNELS as readonly string[]).includes(channel) && (accounts === undefined || accounts.some(({ kind }) => kind === channel));
    if (canSend) return [];
    return [{ code: 'message.variantNoAccount', severity: 'warning', step: step.id, path: problemPath(['steps', index, 'config', 'variants', n, 'channel']), data: { channel } }];
  });
}

interface FixedTime {
  readonly time: string;
  /** Where the path goes on at that time. */
  readonly leads: readonly string[];
}

function checkQuietTimes(graph: FlowGraph, policy: SendingPolicy): Problem[] {
  const found = new Map<string, Problem>();
  for (const { time, leads } of fixedTimes(graph)) {
    for (const one of saidAt(graph, leads)) {
      const { channel, purpose } = configOf(one);
      if (!BOUND_PURPOSES.has(purpose) || !policy.quietChannels.includes(channel)) continue;
      const forAll = holding(policy.quietHours, time);
      // What minors do not get at all is not held for them either.
      // A group is not of an age.
      const isPost = one.step.type === 'group-message' || (one.step.type === 'message' && isForGroup(graph.flow.subject, configOf(one)));
      const forMinors = isPost ? null : policy.refusedToMinors.includes(purpose) ? null : holding(policy.quietHoursOfMinors, time);
      const until = forAll ?? forMinors;
      if (until === null) continue;
      const code = forAll === null ? 'message.quietForMinors' : 'message.quietTime';
      found.set(`${one.step.id} ${time}`, { code, severity: 'warning', step: one.step.id, path: problemPath(['steps', one.index, 'config', 'purpose']), data: { time, until } });
    }
  }
  return [...found.values()].sort((a, b) => (a.path ?? '').localeCompare(b.path ?? '', 'en', { numeric: true }));
}

function holding(hours: QuietHours | null, time: string): string | null {
  return hours !== null && isWithinHours(time, hours) ? hours.to : null;
}

/** Every time of day that stands in the flow, with what follows on it. */
function fixedTimes({ flow, steps }: FlowGraph): readonly FixedTime[] {
  const scheduled = flow.triggers.flatMap((one): FixedTime[] => {
    const time = one.type === 'schedule' ? timeOfCron(one.cron) : null;
    return time === null || flow.start === null ? [] : [{ time, leads: [flow.start] }];
  });
  const inSteps = [...steps.values()].filter(({ isSet }) => isSet).flatMap((one) =>
    timesOf(one.step.type, one.step.config).map(({ time, outcomes }) => ({
      time, leads: one.edges.flatMap(({ edge }) => (outcomes.includes(edge.outcome) ? [edge.to] : [])),
    })),
  );
  return [...scheduled, ...inSteps];
}

function timesOf(type: string, config: JsonObject): readonly { readonly time: string; readonly outcomes: readonly string[] }[] {
  const at = (value: Json | undefined, outcomes: readonly string[]) => {
    const time = typeof value === 'string' ? value : localTimeIn(value);
    return time === null ? [] : [{ time, outcomes }];
  };
  switch (type) {
    case 'wait-time':
      return at(config, ['done']);
    case 'wait-date':
      return at(config, ['reached']);
    case 'programme': {
      const { opens, closes, remindsAt, graceMinutes } = config;
      const reminders = Array.isArray(remindsAt) ? (remindsAt as readonly Json[]) : [remindsAt ?? null];
      return [
        ...at(opens, ['open']),
        ...reminders.flatMap((time) => at(time, ['remind'])),
        ...at(typeof closes === 'string' && typeof graceMinutes === 'number' ? later(closes, graceMinutes) : closes, ['missed', 'nudge', 'left']),
      ];
    }
    default:
      return at(config['deadline'], ['timeout', 'overdue']);
  }
}

/** Of a local time, or of a date with one; null where it is counted from an instant. */
function localTimeIn(value: Json | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { time, offsetMinutes } = value as JsonObject;
  return typeof time === 'string' && offsetMinutes === undefined ? time : null;
}

function later(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const all = (hours * 60 + past + minutes) % 1_440;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

/** Only what names one time of day. */
function timeOfCron(cron: string): string | null {
  const found = /^(\d{1,2}) (\d{1,2}) /.exec(cron);
  return found === null ? null : `${String(found[2]).padStart(2, '0')}:${String(found[1]).padStart(2, '0')}`;
}

/** The messages on the ways from there, as far as no step lets time pass. */
function saidAt({ steps }: FlowGraph, leads: readonly string[]): readonly GraphStep[] {
  const reached = new Set<string>();
  const open = [...leads];
  const messages: GraphStep[] = [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const one = steps.get(id);
    if (one === undefined || reached.has(id)) continue;
    reached.add(id);
    if (isSaid(one)) messages.push(one);
    open.push(...one.edges.flatMap(({ edge }) => (passesAtOnce(one, edge.outcome) ? [edge.to] : [])));
  }
  return messages;
}

/** Not by: a step of time, and whatever waits for somebody. */
function passesAtOnce({ step, type }: GraphStep, outcome: string): boolean {
  if (type === null || type.manifest.group === 'time' || step.type.startsWith('wait-') || step.type === 'programme') return false;
  return !type.takesTime(step.config, outcome);
}
