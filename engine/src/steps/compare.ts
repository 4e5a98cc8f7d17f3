import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { eventNameSchema, fieldNameSchema } from '../document/names.ts';
import type { Assigned } from '../many/compare-groups.ts';
import { z } from '../schema.ts';
import { quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { type Audience, audienceSchema, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { type CountedPast, describePast, needsOfPast, pastWhereField, pastWindowField } from './past-window.ts';
import { lineSchema } from './setting-schemas.ts';

/**
 * `compare` → first, second, same, tooFew: which of two groups did something more often, and whether that can be trusted. The variable `into` holds a
 * `GroupComparison`, and says it in words as `zh` and `en`.
 */
export interface CompareConfig extends Omit<CountedPast, 'of'> {
  /** How the group is called; a text with variables. */
  readonly firstName: string;
  /** Of *community* it may name several, apart by commas or lines. */
  readonly first: Audience;
  readonly secondName: string;
  readonly second: Audience;
  /** What was given its way: each member, or each community as a whole. */
  readonly assigned: Assigned;
  readonly into: string;
}

const OUTCOMES: readonly OutcomeManifest[] = [
  { id: 'first', title: { zh: '第一组更好', en: 'the first did better' } },
  { id: 'second', title: { zh: '第二组更好', en: 'the second did better' } },
  { id: 'same', title: { zh: '看不出差别', en: 'no difference that is sure' } },
  { id: 'tooFew', title: { zh: '样本太少', en: 'too few to say' } },
];

const ASSIGNED = {
  members: { zh: '逐个成员', en: 'Each member' },
  communities: { zh: '整个社群', en: 'Whole communities' },
} as const;

const EXAMPLE_GROUP = { name: 'A', communities: 1, of: 100, did: 20, share: 20 };

export const compare = builtinStep<CompareConfig>({
  type: 'compare',
  group: 'many',
  icon: 'swap',
  sort: 'control',
  title: { zh: '对比两组', en: 'Compare two groups' },
  help: {
    zh: '比较两组人里有多少做了某件事，并说明这个差别可不可信：给出 95% 区间，人太少就直说。整群分组时，一个群只算一个样本。',
    en: 'Compares how many of two groups did something, and says whether the difference can be trusted: with its 95% interval, or that they are too few. Where whole communities were given their way, each counts once.',
  },
  schema: z
    .strictObject({
      assigned: field(z.enum(['members', 'communities']), '当初按什么分组', 'What was given its way', {
        widget: 'choice',
        labels: ASSIGNED,
        help: { zh: '同一个群的人互相影响：整群分组的，只能拿群来比', en: 'Members of one community influence each other: what was assigned as a whole can only be compared as a whole' },
      }),
      firstName: field(lineSchema, '第一组叫什么', 'Name of the first', { widget: 'text' }),
      first: field(audienceSchema, '第一组', 'The first group'),
      secondName: field(lineSchema, '第二组叫什么', 'Name of the second', { widget: 'text' }),
      second: field(audienceSchema, '第二组', 'The second group'),
      event: field(eventNameSchema, '行为', 'Event', { widget: 'event' }),
      where: pastWhereField(),
      window: pastWindowField(),
      into: field(fieldNameSchema, '放进变量', 'Into the variable', {
        widget: 'text',
        help: { zh: '文字里写 {{ 变量名.zh }}，就是整段结论', en: '{{ name.en }} in a text is the whole conclusion' },
      }),
    })
    .superRefine(({ assigned, ...groups }, context) => {
      if (assigned === 'members') return;
      for (const name of ['first', 'second'] as const) {
        if (groups[name].from !== 'community') context.addIssue({ code: 'custom', path: [name, 'from'], params: { code: 'compare.ofCommunities' } });
      }
    }),
  initial: {
    assigned: 'members',
    firstName: 'A', first: { from: 'community', of: '' }, secondName: 'B', second: { from: 'community', of: '' },
    event: 'paid', window: { type: 'last', amount: 7, unit: 'days' }, into: 'comparison',
  },
  outcomes: OUTCOMES,
  describe: ({ firstName, first, secondName, second, assigned, ...past }, lang, named) => {
    const of = describePast(past, lang, named);
    const [a, b] = [firstName, secondName].map((name) => quote(describeTemplate(name, lang), lang)) as [string, string];
    const [firsts, seconds] = [first, second].map((audience) => describeAudience(audience, lang, named)) as [string, string];
    return lang === 'zh'
      ? `${ASSIGNED[assigned].zh}分组：比较${a}（${firsts}）和${b}（${seconds}）里${of}的人数占比`
      : `Compares the share of ${of} in ${a} (${firsts}) and ${b} (${seconds}); assigned: ${ASSIGNED[assigned].en.toLowerCase()}`;
  },
  needs: ({ first, second, firstName, secondName, ...past }) => {
    const [a, b] = [needsOfAudience(first, 'first'), needsOfAudience(second, 'second')];
    const names = [{ text: firstName, path: ['firstName'] }, { text: secondName, path: ['secondName'] }];
    return { templates: [...names, ...a.templates, ...b.templates], conditions: [...a.conditions, ...b.conditions, ...needsOfPast(past)] };
  },
  variablesOf: ({ into }) => (typeof into === 'string' && into !== '' ? [into] : []),
  compounds: ({ into }) => (typeof into === 'string' ? { [into]: { zh: 'A：…', en: 'A: …', first: EXAMPLE_GROUP, second: { ...EXAMPLE_GROUP, name: 'B' } } } : {}),
  takesTime: false,
});
