import { builtinStep } from '../catalog/builtin-step.ts';
import type { Ladder } from '../interpreter/ledger-command.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { LADDER_TITLES, LADDERS, rungOf, TIER_TITLES } from './tiers.ts';

/** `tier` → done */
export interface TierConfig {
  readonly ladder: Ladder;
  readonly tier: string;
  /** Whoever stands higher already stays there. */
  readonly onlyUp: boolean;
}

const tiers = [...LADDERS.lifecycle, ...LADDERS.activity] as const;

export const tier = builtinStep<TierConfig>({
  type: 'tier',
  group: 'member',
  icon: 'rise',
  sort: 'ledger',
  title: { zh: '调整分层', en: 'Set the tier' },
  help: {
    zh: '把成员放到用户分层或活跃分层的某一层。开了「只升不降」，已经更高的人不动。',
    en: 'Puts the member on a tier of the lifecycle or the activity ladder. With “only up”, whoever stands higher stays there.',
  },
  schema: z
    .strictObject({
      ladder: field(z.enum(['lifecycle', 'activity']), '哪种分层', 'Ladder', { widget: 'choice', labels: LADDER_TITLES }),
      tier: field(z.enum(tiers), '到哪一层', 'Tier', { widget: 'choice', labels: TIER_TITLES }),
      onlyUp: field(z.boolean(), '只升不降', 'Only up'),
    })
    .superRefine(({ ladder, tier: name }, context) => {
      if (rungOf(ladder, name) < 0)
        context.addIssue({ code: 'custom', path: ['tier'], params: { code: 'tier.otherLadder', tiers: LADDERS[ladder].join(', ') } });
    }),
  initial: { ladder: 'lifecycle', tier: 'trial', onlyUp: true },
  outcomes: [DONE],
  describe: ({ ladder, tier: name, onlyUp }, lang) => {
    const words = `${LADDER_TITLES[ladder][lang]}${lang === 'zh' ? '：' : ': '}${TIER_TITLES[name]?.[lang] ?? name}`;
    return onlyUp ? `${words}${lang === 'zh' ? '，只升不降' : ', only up'}` : words;
  },
  takesTime: false,
});
