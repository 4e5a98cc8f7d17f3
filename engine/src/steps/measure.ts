import { builtinStep } from '../catalog/builtin-step.ts';
import { attributeNameSchema, eventNameSchema, fieldNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { type Lang, quote } from '../words/lang.ts';
import type { Naming } from '../words/naming.ts';
import { type Audience, audienceField, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { countedOfField, type CountedPast, describePast, needsOfPast, pastWhereField, pastWindowField } from './past-window.ts';

/** `measure` → done, with the figure in the variable `into`, and how many were looked at in `audienceSize`. */
export interface MeasureConfig extends CountedPast {
  readonly audience: Audience;
  /** Events; members with one; percent of members with one; sum and average of a property; ids of those with most. */
  readonly what: 'count' | 'people' | 'share' | 'sum' | 'average' | 'top';
  readonly property?: string;
  /** Of *top*: how many. */
  readonly n: number;
  readonly into: string;
}

export const MEASURES = {
  count: { zh: '发生次数', en: 'How often it happened' },
  people: { zh: '做过的人数', en: 'How many members did it' },
  share: { zh: '做过的人占百分之几', en: 'Percent of members who did it' },
  sum: { zh: '某个属性的合计', en: 'The sum of a property' },
  average: { zh: '某个属性的平均', en: 'The average of a property' },
  top: { zh: '做得最多的几个人', en: 'Those with most of it' },
} as const;

const BY_DAYS = {
  count: { zh: '天数（每人每天一次）', en: 'On how many days it happened, of all together' },
  top: { zh: '天数最多的几个人', en: 'Those with the most days' },
} as const;

/** The figure of these events, as a part of a sentence. */
function describeFigure(config: MeasureConfig, lang: Lang, named?: Naming): string {
  const { what, n, of } = config;
  const past = describePast(config, lang, named);
  const property = quote(config.property ?? '', lang);
  if (lang === 'en') {
    const figure = of === 'days' && Object.hasOwn(BY_DAYS, what) ? BY_DAYS[what as keyof typeof BY_DAYS] : MEASURES[what];
    const words = what === 'sum' ? `The sum of ${property}` : what === 'average' ? `The average of ${property}` : what === 'top' ? `${figure.en}, ${n} of them` : figure.en;
    return `${words} (${past})`;
  }
  switch (what) {
    case 'count':
      return `${past}的${of === 'days' ? BY_DAYS.count.zh : '次数'}`;
    case 'people':
      return `${past}的人数`;
    case 'share':
      return `${past}的人占百分之几`;
    case 'sum':
      return `${past}的${property}合计`;
    case 'average':
      return `${past}的${property}平均`;
    case 'top':
      return `${past}${of === 'days' ? '天数' : ''}最多的 ${n} 个人`;
  }
}

export const measure = builtinStep<MeasureConfig>({
  type: 'measure',
  group: 'many',
  icon: 'bar-chart',
  sort: 'control',
  title: { zh: '统计', en: 'Measure' },
  help: {
    zh: '算出一群人在一段时间里的数字，放进变量，后面的条件和文字都能用。',
    en: 'Works out a figure over many members in a window and keeps it in a variable for later conditions and texts.',
  },
  schema: z
    .strictObject({
      audience: audienceField(),
      what: field(z.enum(['count', 'people', 'share', 'sum', 'average', 'top']), '统计什么', 'Figure', { widget: 'choice', labels: MEASURES }),
      event: field(eventNameSchema, '行为', 'Event', { widget: 'event' }),
      property: field(attributeNameSchema.exactOptional(), '属性', 'Property', { widget: 'text', help: { zh: '合计和平均按它算；其余可不填', en: 'What is summed or averaged; else may stay empty' } }),
      where: pastWhereField(),
      window: pastWindowField(),
      of: countedOfField(),
      n: field(z.int().min(1).max(100), '前几名', 'How many', { help: { zh: '只用于「做得最多的几个人」', en: 'Only for those with most of it' } }),
      into: field(fieldNameSchema, '放进变量', 'Into the variable', { widget: 'text' }),
    })
    .superRefine(({ what, property }, context) => {
      if ((what === 'sum' || what === 'average') && property === undefined) {
        context.addIssue({ code: 'custom', path: ['property'], params: { code: 'value.missing' } });
      }
    }),
  initial: {
    audience: { from: 'community', of: '' }, what: 'share', event: 'message_posted', window: { type: 'last', amount: 7, unit: 'days' }, n: 3, into: 'figure',
  },
  outcomes: [DONE],
  describe: (config, lang, named) => {
    const { audience, into } = config;
    const figure = describeFigure(config, lang, named);
    if (lang === 'zh') return `${describeAudience(audience, lang, named)}：${figure}，放进 ${into}`;
    return `${figure}, over ${describeAudience(audience, lang, named)}, into ${into}`;
  },
  needs: (config) => {
    const { conditions, templates } = needsOfAudience(config.audience);
    return { conditions: [...conditions, ...needsOfPast(config)], templates };
  },
  variablesOf: ({ into }) => ['audienceSize', ...(typeof into === 'string' && into !== '' ? [into] : [])],
  compounds: ({ what, into }) => (what === 'top' && typeof into === 'string' ? { [into]: ['ann', 'ben'] } : {}),
  takesTime: false,
});
