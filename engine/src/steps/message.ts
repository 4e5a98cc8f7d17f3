import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';
import type { MessageConfig } from './step-config.ts';

const purposes = ['programme', 'reminder', 'marketing', 'service', 'crisis', 'reply'] as const;

export const message = builtinStep<MessageConfig>({
  type: 'message',
  group: 'say',
  icon: 'message',
  sort: 'ledger',
  title: { zh: '发消息', en: 'Send a message' },
  help: {
    zh: '给成员发一条站内消息。正文里可以写 {{ member.name }}、{{ context.字段 }} 和变量，如 {{ day }}。',
    en: 'Sends the member an in-app message. The text may use {{ member.name }}, {{ context.field }} and variables such as {{ day }}.',
  },
  schema: z.strictObject({
    channel: field(z.literal('in-app'), '渠道', 'Channel', { widget: 'choice', labels: { 'in-app': { zh: '站内消息', en: 'In-app' } } }),
    purpose: field(z.enum(purposes), '用途', 'Purpose', { widget: 'choice', labels: MESSAGE_PURPOSES }),
    text: field(z.string().min(1, { abort: true }).max(4000).regex(/\S/u), '正文', 'Text', { widget: 'template' }),
  }),
  initial: { channel: 'in-app', purpose: 'service', text: '' },
  outcomes: [DONE],
  describe: ({ text }, lang) => quote(clip(describeTemplate(text, lang), 60), lang),
  needs: ({ text }) => ({ templates: [{ text, path: ['text'] }] }),
  takesTime: false,
});
