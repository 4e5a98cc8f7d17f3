import { builtinStep } from '../catalog/builtin-step.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { quote } from '../words/lang.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';

/** `badge` → done. Badges are collected; a title is worn, and a new one takes the place of the old. */
export interface BadgeConfig {
  readonly kind: 'badge' | 'title';
  readonly name: string;
  readonly change: 'give' | 'take';
}

const KINDS = { badge: { zh: '徽章', en: 'Badge' }, title: { zh: '头衔', en: 'Title' } } as const;

export const badge = builtinStep<BadgeConfig>({
  type: 'badge',
  group: 'member',
  icon: 'trophy',
  sort: 'ledger',
  title: { zh: '徽章与头衔', en: 'Badge or title' },
  help: {
    zh: '授予或收回。徽章可以有很多个；头衔同时只有一个，新的换掉旧的，消息里可以写 {{ member.title }}。',
    en: 'Gives it or takes it back. A member can have many badges but one title: a new one takes its place, and messages can say {{ member.title }}.',
  },
  schema: z.strictObject({
    kind: field(z.enum(['badge', 'title']), '哪一种', 'Kind', { widget: 'choice', labels: KINDS }),
    name: field(labelSchema, '名称', 'Name', { widget: 'text' }),
    change: field(z.enum(['give', 'take']), '做什么', 'Change', {
      widget: 'choice',
      labels: { give: { zh: '授予', en: 'Give' }, take: { zh: '收回', en: 'Take back' } },
    }),
  }),
  initial: { kind: 'badge', name: '', change: 'give' },
  outcomes: [DONE],
  describe: ({ kind, name, change }, lang) => {
    const what = lang === 'zh' ? KINDS[kind].zh : KINDS[kind].en.toLowerCase();
    if (lang === 'zh') return `${change === 'give' ? '授予' : '收回'}${what}${quote(name, lang)}`;
    return `${change === 'give' ? 'Give' : 'Take back'} the ${what} ${quote(name, lang)}`;
  },
  takesTime: false,
});
