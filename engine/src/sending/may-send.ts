// The one place before each send: whether a message goes now, later, or not at all. Pure; whoever sends asks here, the simulator too.
import type { Instant } from '../instant.ts';
import { consentName } from '../interpreter/ledger-command.ts';
import type { Channel } from '../steps/channels.ts';
import { addMonths, localDayOf, timeMsOf, wallClockOf, weekdayOf, dayMs } from '../time/local-day.ts';
import { instantAt } from '../time/local-instant.ts';
import { nextLocalTime } from '../time/next-local-time.ts';
import { type ActiveHold, heldUntil } from './holds.ts';
import { BOUND_PURPOSES, type Purpose, type QuietHours, REFUSABLE_PURPOSES, type SendingPolicy } from './sending-policy.ts';

export interface WantedSend {
  readonly purpose: Purpose;
  readonly channel: Channel;
  /** The instant of the decision. */
  readonly at: Instant;
  /** Past this it is worth nothing any more. */
  readonly validUntil: Instant;
  /** The recipient's. */
  readonly zone: string;
}

/** What is known of the recipient at the moment of the decision. */
export interface KnownOfRecipient {
  /** `<purpose>/<channel>` → granted or withdrawn. */
  readonly consents: Readonly<Record<string, boolean>>;
  readonly isMinor: boolean;
  /** Sent of this purpose since midnight, and since Monday, where the recipient lives. */
  readonly sentToday: number;
  readonly sentThisWeek: number;
  /** A message of the same run to the same member waits before this one; the instant until which. */
  readonly behind: Instant | null;
  /** Holds that cover the recipient, by key, with the purposes that they hold. */
  readonly holds: readonly ActiveHold[];
}

export const NOTHING_KNOWN: KnownOfRecipient = { consents: {}, isMinor: false, sentToday: 0, sentThisWeek: 0, behind: null, holds: [] };

export type SkipReason = 'noAddress' | 'noConsent' | 'withdrawn' | 'minor' | 'expired' | 'quietHours' | 'capped' | 'held' | 'stopped' | 'behind';

export type SendVerdict =
  | { readonly type: 'send' }
  | { readonly type: 'wait'; readonly until: Instant; readonly why: 'quietHours' | 'capped' | 'held' | 'stopped' | 'behind' }
  | { readonly type: 'skip'; readonly why: SkipReason };

type Rule = (wanted: WantedSend, known: KnownOfRecipient, policy: SendingPolicy) => SendVerdict | null;

/** In this order; the first that says something decides. A new reason not to send is a rule in this list. */
const RULES: readonly Rule[] = [refused, tooYoung, held, behindAnother, tooLate, quiet, capped];

export function maySend(wanted: WantedSend, known: KnownOfRecipient, policy: SendingPolicy): SendVerdict {
  for (const rule of RULES) {
    const verdict = rule(wanted, known, policy);
    if (verdict === null) continue;
    // What could go only after it is worth nothing does not go.
    return verdict.type === 'wait' && !MAY_END_EARLIER.has(verdict.why) && verdict.until >= wanted.validUntil ? { type: 'skip', why: verdict.why } : verdict;
  }
  return { type: 'send' };
}

/** What may be over at any moment: such a message waits for as long as it is worth anything. */
const MAY_END_EARLIER: ReadonlySet<string> = new Set(['held', 'stopped', 'behind']);

/** Whether anything that is known could keep such a message back: most cannot be, and need nothing loaded. */
export function isBound({ purpose }: Pick<WantedSend, 'purpose'>): boolean {
  return REFUSABLE_PURPOSES.has(purpose);
}

function tooLate({ at, validUntil }: WantedSend): SendVerdict | null {
  return at >= validUntil ? { type: 'skip', why: 'expired' } : null;
}

/** A word about this very channel goes before one about every channel. */
function refused({ purpose, channel }: WantedSend, { consents }: KnownOfRecipient, { needsConsent }: SendingPolicy): SendVerdict | null {
  if (!REFUSABLE_PURPOSES.has(purpose)) return null;
  const said = consents[consentName(purpose, channel)] ?? consents[consentName(purpose, 'any')];
  if (said === false) return { type: 'skip', why: 'withdrawn' };
  return said === undefined && needsConsent.includes(purpose) ? { type: 'skip', why: 'noConsent' } : null;
}

function tooYoung({ purpose }: WantedSend, { isMinor }: KnownOfRecipient, { refusedToMinors }: SendingPolicy): SendVerdict | null {
  return isMinor && refusedToMinors.includes(purpose) ? { type: 'skip', why: 'minor' } : null;
}

function held({ purpose, at, validUntil }: WantedSend, { holds }: KnownOfRecipient): SendVerdict | null {
  const until = heldUntil(holds, purpose, at);
  if (until === null) return null;
  const isStopped = holds.some((hold) => hold.isStop === true && hold.until > at);
  return waitWhileValid(until, isStopped ? 'stopped' : 'held', { at, validUntil });
}

function behindAnother(wanted: WantedSend, { behind }: KnownOfRecipient): SendVerdict | null {
  return behind === null ? null : waitWhileValid(behind, 'behind', wanted);
}

function waitWhileValid(until: Instant, why: 'held' | 'stopped' | 'behind', { at, validUntil }: Pick<WantedSend, 'at' | 'validUntil'>): SendVerdict {
  return at >= validUntil ? { type: 'skip', why } : { type: 'wait', until: Math.min(until, validUntil), why };
}

function quiet({ purpose, channel, at, zone }: WantedSend, { isMinor }: KnownOfRecipient, policy: SendingPolicy): SendVerdict | null {
  const hours = isMinor ? (policy.quietHoursOfMinors ?? policy.quietHours) : policy.quietHours;
  if (hours === null || !BOUND_PURPOSES.has(purpose) || !policy.quietChannels.includes(channel)) return null;
  if (!isWithin(zone, at, hours)) return null;
  return { type: 'wait', until: nextLocalTime(zone, at, { time: hours.to, weekdays: [] }).at, why: 'quietHours' };
}

function isWithin(zone: string, at: Instant, hours: QuietHours): boolean {
  return isWithinClock(((wallClockOf(zone, at) % dayMs) + dayMs) % dayMs, hours);
}

/** Of a local time `HH:mm`. */
export function isWithinHours(time: string, hours: QuietHours): boolean {
  return isWithinClock(timeMsOf(time), hours);
}

/** From `from` up to `to`, which may lie on the next day. */
function isWithinClock(clock: number, { from, to }: QuietHours): boolean {
  const [begins, ends] = [timeMsOf(from), timeMsOf(to)];
  return begins <= ends ? clock >= begins && clock < ends : clock >= begins || clock < ends;
}

/** Whoever got enough today waits until tomorrow; enough this week, until Monday. */
function capped({ purpose, at, zone }: WantedSend, { sentToday, sentThisWeek }: KnownOfRecipient, { caps }: SendingPolicy): SendVerdict | null {
  if (!BOUND_PURPOSES.has(purpose)) return null;
  const { perDay = Number.POSITIVE_INFINITY, perWeek = Number.POSITIVE_INFINITY } = caps[purpose] ?? {};
  if (sentThisWeek >= perWeek) return { type: 'wait', until: weekAfter(zone, at), why: 'capped' };
  return sentToday >= perDay ? { type: 'wait', until: instantAt(zone, localDayOf(zone, at) + 1, 0), why: 'capped' } : null;
}

function weekAfter(zone: string, at: Instant): Instant {
  const today = localDayOf(zone, at);
  return instantAt(zone, today + 8 - weekdayOf(today), 0);
}

/** What caps count over: the day and the week of `at` where the recipient lives, from their beginnings up to their ends. */
export function capWindows(zone: string, at: Instant): { readonly day: Instant; readonly dayEnd: Instant; readonly week: Instant; readonly weekEnd: Instant } {
  const today = localDayOf(zone, at);
  const monday = today + 1 - weekdayOf(today);
  return { day: instantAt(zone, today, 0), dayEnd: instantAt(zone, today + 1, 0), week: instantAt(zone, monday, 0), weekEnd: instantAt(zone, monday + 7, 0) };
}

const ADULT_AT_MONTHS = 18 * 12;

/** By the attribute `birthday`, or `isMinor` where that is told. An age that is not known is the workspace's default. */
export function isMinorAt(attributes: Readonly<Record<string, unknown>>, zone: string, at: Instant, unknown: boolean): boolean {
  if (typeof attributes['isMinor'] === 'boolean') return attributes['isMinor'];
  const born = typeof attributes['birthday'] === 'string' ? /^(\d{4})-(\d{2})-(\d{2})/.exec(attributes['birthday']) : null;
  if (born === null) return unknown;
  const day = Math.floor(Date.UTC(Number(born[1]), Number(born[2]) - 1, Number(born[3])) / dayMs);
  return addMonths(day, ADULT_AT_MONTHS) > localDayOf(zone, at);
}
