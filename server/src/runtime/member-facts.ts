import type { Json, MemberFacts, SubjectKind } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

interface MemberRow {
  readonly id: number;
  readonly kind: SubjectKind;
  readonly external_id: string;
  readonly zone: string;
  readonly joined_at: number;
  readonly attributes: Record<string, Json>;
  readonly tags: string[];
  readonly lifecycle: string | null;
  readonly activity: string | null;
  readonly communities: string[] | null;
  readonly segments: string[] | null;
  readonly points: Record<string, number>;
  readonly badges: string[];
  readonly title: string | null;
  readonly consents: Record<string, boolean>;
  readonly roles: Record<string, string> | null;
}

/** Zone: the member's own, else that of the community joined last, else the scope's. */
export async function readMemberFacts(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, MemberFacts>> {
  const found = await tx<MemberRow[]>`
    select m.id, m.kind, m.external_id, m.joined_at, m.attributes, m.tags, m.lifecycle, m.activity,
           (select array_agg(sm.segment_id) from segment_members sm where sm.member_id = m.id and sm.inside) as segments,
           coalesce(m.zone, c.zone, s.zone) as zone, c.communities, m.points, m.badges, m.title, m.consents, c.roles
    from members m
    join scopes s on s.id = m.scope_id
    left join lateral (
      select array_agg(c.external_id order by c.external_id) as communities,
             (array_agg(c.zone order by cm.joined_at desc) filter (where c.zone is not null))[1] as zone,
             jsonb_object_agg(c.external_id, cm.role) filter (where cm.role is not null) as roles
      from community_members cm join communities c on c.id = cm.community_id
      where cm.member_id = m.id
    ) c on true
    where m.id = any(${memberIds as number[]}::bigint[])`;
  return new Map(found.map((row) => [row.id, factsOf(row)]));
}

function factsOf(row: MemberRow): MemberFacts {
  return {
    externalId: row.external_id,
    ...(row.kind === 'member' ? {} : { kind: row.kind }),
    zone: row.zone,
    joinedAt: row.joined_at,
    attributes: row.attributes,
    tags: row.tags,
    tiers: {
      ...(row.lifecycle === null ? {} : { lifecycle: row.lifecycle }),
      ...(row.activity === null ? {} : { activity: row.activity }),
    },
    communities: row.communities ?? [],
    ...(row.segments === null ? {} : { segments: row.segments }),
    ...booksOf(row),
  };
}

/** Only what there is: most members have no books, and facts are copied a lot. */
function booksOf({ points, badges, title, consents, roles }: MemberRow): Pick<MemberFacts, 'points' | 'badges' | 'title' | 'consents' | 'roles'> {
  return {
    ...(isEmpty(points) ? {} : { points }),
    ...(badges.length === 0 ? {} : { badges }),
    ...(title === null ? {} : { title }),
    ...(isEmpty(consents) ? {} : { consents }),
    ...(roles === null ? {} : { roles }),
  };
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}
