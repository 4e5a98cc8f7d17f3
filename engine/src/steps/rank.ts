import { builtinStep } from '../catalog/builtin-step.ts';
import { attributeNameSchema, eventNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { type Audience, audienceField, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { countedOfField, type CountedPast, describePast, needsOfPast, pastWhereField, pastWindowField } from './past-window.ts';

/**
 * `rank` → done, when each of the audience has had the event `$ranked` with `rank`, `value` and `of`. Equal values share a rank,
 * and the one after them counts on: 1, 2, 2, 4. Variables `ranking` (the first twenty: `id`, `rank`, `value`, and
 * `name` where the member has one), `ranked`.
 */
export interface RankConfig extends CountedPast {
  readonly audience: Audience;
  /** By the sum of this property; without, by how often, or on how many days. */
  readonly property?: string;
}

export const rank = builtinStep<RankConfig>({
  type: 'rank',
  group: 'many',
  icon: 'ordered-list',
  sort: 'control',
  title: { zh: '排名', en: 'Rank' },
  help: {
    zh: '按一段时间里做的多少排名，并列的同名次；每个人都会收到「排名」这个行为，可以接着触发或等待。',
    en: 'Ranks members by how much they did in a window; equals share a rank. Each of them gets the event “was ranked”, which flows can wait for.',
  },
  schema: z.strictObject({
    audience: audienceField(),
    event: field(eventNameSchema, '行为', 'Event', { widget: 'event' }),
    property: field(attributeNameSchema.exactOptional(), '按哪个属性合计', 'Sum of', { widget: 'text', help: { zh: '不填就按次数', en: 'Without one, by how often' } }),
    where: pastWhereField(),
    window: pastWindowField(),
    of: countedOfField(),
  }),
  initial: { audience: { from: 'community', of: '' }, event: 'checked_in', window: { type: 'last', amount: 21, unit: 'days' } },
  outcomes: [DONE],
  describe: (config, lang, named) => {
    const past = describePast(config, lang, named);
    const days = config.of === 'days' && config.property === undefined;
    if (lang === 'zh') return `${describeAudience(config.audience, lang, named)}按${past}${days ? '的天数' : ''}排名`;
    return `Ranks ${describeAudience(config.audience, lang, named)} by ${days ? 'the days of ' : ''}${past}`;
  },
  needs: (config) => {
    const { conditions, templates } = needsOfAudience(config.audience);
    return { conditions: [...conditions, ...needsOfPast(config)], templates };
  },
  variables: ['ranking', 'ranked'],
  compounds: { ranking: [{ id: 'ann', rank: 1, value: 3 }] },
  takesTime: false,
});
