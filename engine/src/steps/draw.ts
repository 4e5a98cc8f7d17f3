import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { type Audience, audienceField, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';

/**
 * `draw` → done. The seed and a hash of the list that was drawn from are kept: whoever has the list can draw again and must find
 * the same winners, who have the event `$drawn`. Variables `winners`, `drawSeed`, `drawHash`, `drawnFrom`.
 */
export interface DrawConfig {
  readonly audience: Audience;
  readonly winners: number;
  /** A text that nobody could know before, with variables; empty: the key of this step. */
  readonly seed: string;
}

export const draw = builtinStep<DrawConfig>({
  type: 'draw',
  group: 'many',
  icon: 'gift',
  sort: 'control',
  title: { zh: '抽奖', en: 'Draw' },
  help: {
    zh: '从名单里公平抽出几个人。名单的指纹和种子都会存下，事后任何人都能重算验证。',
    en: 'Draws members from a list. The seed and a fingerprint of the list are kept, so that anybody can check the result later.',
  },
  schema: z.strictObject({
    audience: audienceField(),
    winners: field(z.int().min(1).max(1000), '抽几个人', 'Winners'),
    seed: field(z.string().max(400), '种子', 'Seed', { widget: 'template', help: { zh: '可以填当天的公开数字；留空用系统给的', en: 'A public figure of the day, for instance; empty for one of the system’s' } }),
  }),
  initial: { audience: { from: 'registered', of: '' }, winners: 3, seed: '' },
  outcomes: [DONE],
  describe: ({ audience, winners }, lang, named) =>
    lang === 'zh' ? `从${describeAudience(audience, lang, named)}里抽 ${winners} 个` : `Draws ${winners} of ${describeAudience(audience, lang, named)}`,
  needs: ({ audience, seed }) => {
    const { conditions, templates } = needsOfAudience(audience);
    return { conditions, templates: [...templates, { text: seed, path: ['seed'] }] };
  },
  variables: ['winners', 'drawSeed', 'drawHash', 'drawnFrom'],
  compounds: { winners: ['ann', 'ben'] },
  takesTime: false,
});
