// What of the language a flow can use that is not about members (semantics 29), as the checks judge it and forms offer it.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { SubjectKind } from '../document/subject.ts';
import type { JsonObject } from '../json.ts';

/** Steps that change, ask or concern a member. */
const OF_MEMBERS: ReadonlySet<string> = new Set(['tag', 'tier', 'points', 'badge', 'grant', 'move', 'role', 'consent', 'ask', 'incident-add']);

export function concernsMembers(type: string): boolean {
  return OF_MEMBERS.has(type);
}

/** Kinds of conditions and of what they compare that only a member has. */
const ONLY_MEMBERS_HAVE: ReadonlySet<string> = new Set(['tag', 'community', 'segment', 'tier', 'points']);

export function onlyMembersHave(kind: string): boolean {
  return ONLY_MEMBERS_HAVE.has(kind);
}

/** What of a step's settings says nothing in a flow about this kind of subject. */
export interface NotOffered {
  /** Settings as a whole. */
  readonly settings: readonly string[];
  /** Of a setting with choices: those that it cannot have. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Choices that are called otherwise there. */
  readonly titles: Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;
}

const ALL_OFFERED: NotOffered = { settings: [], choices: {}, titles: {} };

export function notOffered(subject: SubjectKind, type: string, config: JsonObject): NotOffered {
  if (subject === 'member') return ALL_OFFERED;
  if (type === 'group-message') return { ...ALL_OFFERED, choices: { mentions: ['member'] } };
  if (type !== 'message') return ALL_OFFERED;
  const people = { to: ['guardian', 'staff'] };
  const titles = { to: { member: { zh: '所在的群', en: 'The group' } } };
  // A reporter is a person, with addresses.
  if (config['to'] === 'reporter') return { settings: [], choices: people, titles };
  // It is posted as it stands: nothing holds it back, and there is nothing to wait for.
  return { settings: ['purpose', 'subject', 'account', 'validFor', 'waitFor'], choices: { ...people, channel: ['email', 'webhook'] }, titles };
}
