import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { attributeNameSchema, eventNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { eventTitle } from '../words/event-names.ts';
import { quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';

/** `emit` → done, and noMember where the text for another member's id comes to nothing. */
export interface EmitConfig {
  readonly event: string;
  /** Absent: the run's own member. A Liquid text that gives another member's id, such as `{{ context.referrerId }}`. */
  readonly userId?: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

const NO_MEMBER: OutcomeManifest = { id: 'noMember', title: { zh: '没有这个成员', en: 'nobody named' } };

export const emit = builtinStep<EmitConfig>({
  type: 'emit',
  group: 'outside',
  icon: 'notification',
  sort: 'ledger',
  title: { zh: '发出事件', en: 'Emit an event' },
  help: {
    zh: '替成员记一件事，别的流程可以由它触发，也可以在条件里用。填了成员编号，就记在另一位成员身上。',
    en: 'Lets something have happened to the member, which can start other flows and count in conditions. With a member id it happens to that member.',
  },
  schema: z.strictObject({
    event: field(
      eventNameSchema.refine((name) => !name.startsWith('$'), { params: { code: 'emit.reserved' } }),
      '事件',
      'Event',
      { widget: 'event' },
    ),
    userId: field(z.string().min(1).max(200).exactOptional(), '另一位成员的编号', 'Id of another member', {
      widget: 'template',
      help: { zh: '例如 {{ context.referrerId }}，留空就是成员本人', en: 'Such as {{ context.referrerId }}; empty: the member' },
    }),
    properties: field(
      z
        .array(
          z.strictObject({
            name: field(attributeNameSchema, '名称', 'Name'),
            value: field(z.string().max(1000), '内容', 'Value', { widget: 'template' }),
          }),
        )
        .max(20),
      '附带信息',
      'Properties',
      { widget: 'outcomes' },
    ),
  }),
  initial: { event: '', properties: [] },
  outcomes: [DONE],
  outcomesOf: ({ userId }) => (typeof userId === 'string' ? [DONE, NO_MEMBER] : [DONE]),
  describe: ({ event, userId }, lang) => {
    const name = quote(eventTitle(event, lang), lang);
    if (userId === undefined) return lang === 'zh' ? `发出${name}` : `Emit ${name}`;
    return lang === 'zh' ? `给 ${describeTemplate(userId, lang)} 发出${name}` : `Emit ${name} for ${describeTemplate(userId, lang)}`;
  },
  needs: ({ userId, properties }) => ({
    templates: [
      ...(userId === undefined ? [] : [{ text: userId, path: ['userId'] }]),
      ...properties.map(({ value }, n) => ({ text: value, path: ['properties', n, 'value'] })),
    ],
  }),
  takesTime: false,
});
