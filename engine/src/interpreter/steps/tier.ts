import type { TierConfig } from '../../steps/tier.ts';
import { rungOf } from '../../steps/tiers.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const tier: Behaviour<TierConfig> = {
  arrive({ ladder, tier: to, onlyUp }, { key, at, scope }) {
    const from = scope.member.tiers[ladder] ?? null;
    const stays = from === to || (onlyUp && rungOf(ladder, from ?? undefined) > rungOf(ladder, to));
    if (stays) return { type: 'leave', outcome: 'done', reason: because('tier.kept', { ladder, tier: from ?? to }) };
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('tier.changed', { ladder, from, to }),
      commands: [{ type: 'setTier', key, at, ladder, from, to }],
    };
  },
};
