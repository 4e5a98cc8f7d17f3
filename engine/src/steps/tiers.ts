// The two ladders that a member stands on, from the lowest rung up.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { Ladder } from '../interpreter/ledger-command.ts';

export const LADDERS = {
  lifecycle: ['prospect', 'trial', 'paying', 'loyal'],
  activity: ['lurker', 'active', 'kol'],
} as const satisfies Record<Ladder, readonly string[]>;

export const LADDER_TITLES: Readonly<Record<Ladder, Bilingual>> = {
  lifecycle: { zh: '用户分层', en: 'Lifecycle' },
  activity: { zh: '活跃分层', en: 'Activity' },
};

export const TIER_TITLES: Readonly<Record<string, Bilingual>> = {
  prospect: { zh: '潜在', en: 'prospect' },
  trial: { zh: '试听', en: 'trial' },
  paying: { zh: '付费', en: 'paying' },
  loyal: { zh: '忠实', en: 'loyal' },
  lurker: { zh: '潜水', en: 'lurker' },
  active: { zh: '活跃', en: 'active' },
  kol: { zh: '核心KOL', en: 'KOL' },
};

/** -1 for a name that is not of this ladder: whoever stands there stands below the first rung. */
export function rungOf(ladder: Ladder, tier: string | undefined): number {
  return (LADDERS[ladder] as readonly string[]).indexOf(tier ?? '');
}

/**
 * Where the rules of a ladder put a member: the highest rung whose condition holds, else the lowest, for whoever fulfils nothing is
 * at the beginning. With *only up*, whoever stands higher stays there.
 */
export function tierByRules(ladder: Ladder, holds: (tier: string) => boolean, current: string | null, onlyUp: boolean): string {
  const rungs: readonly string[] = LADDERS[ladder];
  const reached = rungs.findLast(holds) ?? (rungs[0] as string);
  return onlyUp && current !== null && rungOf(ladder, current) > rungOf(ladder, reached) ? current : reached;
}
