// Writes to members' books as rows: an entry of the append-only ledger for each, and what a member's own row becomes by all of a batch.
import { consentName, type JsonObject, type LedgerCommand } from '@sopwith/engine';

type BookCommand = Exclude<LedgerCommand, { type: 'joined' | 'left' | 'emit' }>;

export interface LedgerEntry {
  readonly key: string;
  readonly memberId: number;
  readonly at: number;
  readonly kind: 'tier' | 'points' | 'badge' | 'title' | 'role' | 'consent';
  /** The ladder, account, badge, community, or `<purpose>/<channel>`. */
  readonly name: string;
  readonly value: JsonObject[string];
  readonly reason: string | null;
}

/** What is null stays as it is. */
export interface MemberBooks {
  readonly memberId: number;
  lifecycle: string | null;
  activity: string | null;
  /** Account → what is added to it. */
  points: Record<string, number> | null;
  /** Badge → whether it is there afterwards. */
  badges: Record<string, boolean> | null;
  title: { readonly value: string | null } | null;
  roles: Record<string, string | null> | null;
  consents: Record<string, boolean> | null;
}

export function ledgerEntry(command: BookCommand, memberId: number): LedgerEntry {
  const { key, at } = command;
  const entry = (kind: LedgerEntry['kind'], name: string, value: LedgerEntry['value'], reason: string | null = null): LedgerEntry => ({
    key, memberId, at, kind, name, value, reason,
  });
  switch (command.type) {
    case 'setTier':
      return entry('tier', command.ladder, command.to);
    case 'addPoints':
      return entry('points', command.account, command.delta, command.reason);
    case 'giveBadge':
    case 'takeBadge':
      return entry('badge', command.badge, command.type === 'giveBadge');
    case 'setTitle':
      return entry('title', 'title', command.title);
    case 'setRole':
      return entry('role', command.community, command.role);
    case 'setConsent':
      return entry('consent', consentName(command.purpose, command.channel), command.granted);
  }
}

/** Several runs of one batch may write to one member: sets are taken in their order, deltas add up. */
export function writeIntoBooks(books: Map<number, MemberBooks>, memberId: number, command: BookCommand): void {
  const book = books.get(memberId) ?? empty(memberId);
  books.set(memberId, book);
  switch (command.type) {
    case 'setTier':
      book[command.ladder] = command.to;
      return;
    case 'addPoints':
      book.points = { ...book.points, [command.account]: (book.points?.[command.account] ?? 0) + command.delta };
      return;
    case 'giveBadge':
    case 'takeBadge':
      book.badges = { ...book.badges, [command.badge]: command.type === 'giveBadge' };
      return;
    case 'setTitle':
      book.title = { value: command.title };
      return;
    case 'setRole':
      book.roles = { ...book.roles, [command.community]: command.role };
      return;
    case 'setConsent':
      book.consents = { ...book.consents, [consentName(command.purpose, command.channel)]: command.granted };
      return;
  }
}

function empty(memberId: number): MemberBooks {
  return { memberId, lifecycle: null, activity: null, points: null, badges: null, title: null, roles: null, consents: null };
}
