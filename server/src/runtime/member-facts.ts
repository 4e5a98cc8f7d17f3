import type { Json, MemberFacts, SubjectKind } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { byMember } from './by-member.ts';
import { type Membership, readMemberships, zoneOf } from './memberships.ts';

/** Null for what is empty, as most of it is: a driver's parser is not called for that. */
interface MemberRow {
  readonly id: number;
  readonly kind: SubjectKind;
  readonly external_id: string;
  readonly zone: string | null;
  readonly scope_zone: string;
  readonly joined_at: number;
  readonly attributes: Record<string, Json> | null;
  readonly tags: string[] | null;
  readonly lifecycle: string | null;
  readonly activity: string | null;
  readonly points: Record<string, number> | null;
  readonly badges: string[] | null;
  readonly title: string | null;
  readonly consents: Record<string, boolean> | null;
  readonly guardian_language: string | null;
  readonly staff_language: string | null;
}

/**
 * Three statements, sent together: most members have nothing to be found in two of them, and a look that finds nothing is then one for all,
 * not one for each.
 */
export async function readMemberFacts(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, MemberFacts>> {
  const [found, memberships, segments] = await Promise.all([
    tx<MemberRow[]>`
      select m.id, m.kind, m.external_id, m.zone, s.zone as scope_zone, m.joined_at, nullif(m.attributes, '{}') as attributes, nullif(m.tags, '{}') as tags,
             m.lifecycle, m.activity, nullif(m.points, '{}') as points, nullif(m.badges, '{}') as badges, m.title, nullif(m.consents, '{}') as consents,
             ${languageOf(tx, 'guardian')} as guardian_language, ${languageOf(tx, 'adviser')} as staff_language
      from members m join scopes s on s.id = m.scope_id
      where m.id = any(${memberIds as number[]}::bigint[])`,
    readMemberships(tx, memberIds),
    readSegments(tx, memberIds),
  ]);
  return new Map(found.map((row) => [row.id, factsOf(row, memberships.get(row.id) ?? [], segments.get(row.id))]));
}

/** Most members have no such contact, and nobody is looked for. */
function languageOf(tx: Tx, attribute: 'guardian' | 'adviser') {
  return tx`case when m.attributes ? ${attribute} then (
    select c.attributes ->> 'language' from members c where c.scope_id = m.scope_id and c.kind = 'member' and c.external_id = m.attributes ->> ${attribute}) end`;
}

interface InSegment {
  readonly memberId: number;
  readonly segment: string;
}

async function readSegments(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, readonly InSegment[]>> {
  return byMember(await tx<InSegment[]>`
    select member_id as "memberId", segment_id as segment from segment_members
    where member_id = any(${memberIds as number[]}::bigint[]) and inside order by member_id, segment_id`);
}

function factsOf(row: MemberRow, memberships: readonly Membership[], segments: readonly InSegment[] | undefined): MemberFacts {
  return {
    externalId: row.external_id,
    ...(row.kind === 'member' ? {} : { kind: row.kind }),
    zone: zoneOf(row.zone, memberships, row.scope_zone),
    joinedAt: row.joined_at,
    attributes: row.attributes ?? {},
    tags: row.tags ?? [],
    tiers: {
      ...(row.lifecycle === null ? {} : { lifecycle: row.lifecycle }),
      ...(row.activity === null ? {} : { activity: row.activity }),
    },
    communities: memberships.map(({ community }) => community),
    ...(segments === undefined ? {} : { segments: segments.map(({ segment }) => segment) }),
    ...booksOf(row),
    ...contactsOf(row),
    ...rolesOf(memberships),
  };
}

/** Only what there is: most members have no books, and facts are copied a lot. */
function booksOf({ points, badges, title, consents }: MemberRow): Pick<MemberFacts, 'points' | 'badges' | 'title' | 'consents'> {
  return {
    ...(points === null ? {} : { points }),
    ...(badges === null ? {} : { badges }),
    ...(title === null ? {} : { title }),
    ...(consents === null ? {} : { consents }),
  };
}

function contactsOf({ guardian_language: guardian, staff_language: staff }: MemberRow): Pick<MemberFacts, 'contactLanguages'> {
  if (guardian === null && staff === null) return {};
  return { contactLanguages: { ...(guardian === null ? {} : { guardian }), ...(staff === null ? {} : { staff }) } };
}

function rolesOf(memberships: readonly Membership[]): Pick<MemberFacts, 'roles'> {
  const roles = memberships.flatMap(({ community, role }) => (role === null ? [] : [[community, role] as const]));
  return roles.length === 0 ? {} : { roles: Object.fromEntries(roles) };
}
