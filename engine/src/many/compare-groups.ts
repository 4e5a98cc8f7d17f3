// What two groups that were given different things did, and what that says. Members who were given their way one by one are a case each; where whole
// communities were, a community is one case.
import { compareCommunities, meanOf } from './compare-communities.ts';
import { compareShares, type Share, type ShareComparison } from './compare-shares.ts';

export type Assigned = 'members' | 'communities';

/** A member by their id, and whether they did it. */
export interface Counted {
  readonly externalId: string;
  readonly did: boolean;
}

// Types, not interfaces: they are kept as JSON.
export type GroupFigures = {
  readonly name: string;
  /** Those that have members; of *members* those that were named. */
  readonly communities: number;
  readonly of: number;
  readonly did: number;
  /** In percent; of *communities* the mean of the communities’ own shares. */
  readonly share: number;
};

export type GroupComparison = {
  readonly assigned: Assigned;
  readonly first: GroupFigures;
  readonly second: GroupFigures;
  /** Whoever is in both groups was given both, and counts in neither. */
  readonly inBoth: number;
  /** Share of the second less share of the first, in points of percent, and where the true difference lies in 95 of 100 such comparisons. */
  readonly difference: number;
  readonly low: number | null;
  readonly high: number | null;
  /** How often chance alone would bring as much; null: too few to say. */
  readonly p: number | null;
  readonly finding: 'first' | 'second' | 'same' | 'tooFew';
};

/** Below it a difference is told as one. */
export const SURE_BELOW = 0.05;

type Lists = readonly (readonly Counted[])[];

/** `lists`: of each group its communities, or whatever else its members come from. */
export function compareGroups(assigned: Assigned, names: readonly [string, string], lists: readonly [Lists, Lists]): GroupComparison {
  const [ids, others] = lists.map((group) => new Set(group.flat().map(({ externalId }) => externalId))) as [Set<string>, Set<string>];
  const inBoth = new Set([...ids].filter((id) => others.has(id)));
  const [first, second] = lists.map((group) => sharesOf(group, inBoth)) as [GroupShares, GroupShares];
  const { difference, pValue, interval } = compared(assigned, first, second);
  return {
    assigned,
    first: figuresOf(assigned, names[0], first),
    second: figuresOf(assigned, names[1], second),
    inBoth: inBoth.size,
    difference: points(difference),
    low: interval === null ? null : points(interval[0]),
    high: interval === null ? null : points(interval[1]),
    p: pValue === null ? null : Number(pValue.toPrecision(3)),
    finding: pValue === null ? 'tooFew' : pValue >= SURE_BELOW ? 'same' : difference < 0 ? 'first' : 'second',
  };
}

interface GroupShares {
  /** Each member once, whatever communities they are in. */
  readonly all: Share;
  readonly each: readonly Share[];
}

function sharesOf(group: Lists, leftOut: ReadonlySet<string>): GroupShares {
  const kept = group.map((list) => list.filter(({ externalId }) => !leftOut.has(externalId))).filter((list) => list.length > 0);
  const all = new Map(kept.flat().map((one) => [one.externalId, one]));
  return { all: shareOf([...all.values()]), each: kept.map(shareOf) };
}

function shareOf(members: readonly Counted[]): Share {
  return { of: members.length, did: members.filter(({ did }) => did).length };
}

function compared(assigned: Assigned, first: GroupShares, second: GroupShares): ShareComparison {
  return assigned === 'members' ? compareShares(first.all, second.all) : compareCommunities(ratesOf(first), ratesOf(second));
}

function ratesOf({ each }: GroupShares): readonly number[] {
  return each.map(({ of, did }) => did / of);
}

function figuresOf(assigned: Assigned, name: string, shares: GroupShares): GroupFigures {
  const { of, did } = shares.all;
  const share = assigned === 'communities' ? meanOf(ratesOf(shares)) : of === 0 ? 0 : did / of;
  return { name, communities: shares.each.length, of, did, share: points(share) };
}

function points(share: number): number {
  return Math.round(share * 10_000) / 100;
}
