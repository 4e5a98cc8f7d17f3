import { idSchema } from '../document/names.ts';
import { builtinStep } from '../catalog/builtin-step.ts';
import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { CHANNEL_TITLES, CHANNELS, MESSAGE_CHANNELS, type MessageChannel } from './channels.ts';
import { DONE } from './outcome-titles.ts';
import { durationSchema, lineSchema } from './setting-schemas.ts';
import type { MessageConfig, MessageRecipient } from './step-config.ts';

const SKIPPED: OutcomeManifest = { id: 'skipped', title: { zh: '没有发', en: 'not sent' } };
const FAILED: OutcomeManifest = { id: 'failed', title: { zh: '发送失败', en: 'failed' } };

const textSchema = z.string().min(1, { abort: true }).max(4000).regex(/\S/u);

const RECIPIENTS: Readonly<Record<MessageRecipient, Bilingual>> = {
  member: { zh: '成员本人', en: 'The member' },
  guardian: { zh: '家长（成员属性 guardian）', en: 'The guardian (attribute guardian)' },
  reporter: { zh: '报告人（信息 reporter）', en: 'The reporter (context reporter)' },
  staff: { zh: '负责的同事（成员属性 adviser）', en: 'Their adviser (attribute adviser)' },
};

const { 'in-app': inApp, email, webhook } = CHANNEL_TITLES;
const messageChannels: Readonly<Record<MessageChannel, Bilingual>> = { 'in-app': inApp, email, webhook };

const purposes = ['programme', 'reminder', 'marketing', 'service', 'crisis', 'reply'] as const;

export const message = builtinStep<MessageConfig>({
  type: 'message',
  group: 'say',
  icon: 'message',
  sort: 'ledger',
  title: { zh: '发消息', en: 'Send a message' },
  help: {
    zh: '给成员发一条消息：站内、邮件或外部系统。正文里可以写 {{ member.name }}、{{ context.字段 }} 和变量，如 {{ day }}。',
    en: 'Sends the member a message: in-app, by e-mail or to another system. The text may use {{ member.name }}, {{ context.field }} and variables such as {{ day }}.',
  },
  schema: z.strictObject({
    channel: field(z.enum(MESSAGE_CHANNELS), '渠道', 'Channel', { widget: 'choice', labels: messageChannels }),
    purpose: field(z.enum(purposes), '用途', 'Purpose', { widget: 'choice', labels: MESSAGE_PURPOSES }),
    text: field(textSchema, '正文', 'Text', { widget: 'template' }),
    subject: field(lineSchema.exactOptional(), '邮件标题', 'Subject', {
      widget: 'template',
      help: { zh: '只有邮件有标题。留空就用正文开头', en: 'Only e-mails have one. Empty: how the text begins' },
    }),
    to: field(z.enum(['member', 'guardian', 'reporter', 'staff']).exactOptional(), '发给谁', 'To', { widget: 'choice', labels: RECIPIENTS }),
    variants: field(
      z
        .array(
          z.strictObject({
            channel: field(z.enum(CHANNELS).exactOptional(), '渠道', 'Channel', { widget: 'choice', labels: CHANNEL_TITLES }),
            language: field(
              z.string().regex(/^[a-z]{2}(-[A-Za-z]{2,4})?$/, 'value.format').exactOptional(),
              '语言',
              'Language',
              { help: { zh: '例如 zh、en', en: 'Such as zh or en' } },
            ),
            text: field(textSchema, '正文', 'Text', { widget: 'template' }),
          }),
        )
        .max(20)
        .exactOptional(),
      '不同渠道或语言的写法',
      'Variants',
      { widget: 'outcomes' },
    ),
    account: field(idSchema.exactOptional(), '发送账号', 'Account', {
      widget: 'account',
      help: { zh: '「渠道」页里账号的标识。留空就用这个渠道的第一个账号', en: 'Its id on the page “Channels”. Empty: the first account of the channel' },
    }),
    validFor: field(durationSchema.exactOptional(), '多久内有效', 'Valid for', {
      widget: 'duration',
      help: { zh: '被静默时段或频次限制拦住时，超过这么久就不发了', en: 'Held back longer than this by quiet hours or caps, it is not sent' },
    }),
    waitFor: field(z.enum(['queued', 'accepted', 'delivered']).exactOptional(), '等到', 'Wait until', {
      widget: 'choice',
      labels: {
        queued: { zh: '不等，直接往下走', en: 'Go on at once' },
        accepted: { zh: '渠道已接收', en: 'The channel took it' },
        delivered: { zh: '已送达', en: 'It was delivered' },
      },
    }),
  }),
  initial: { channel: 'in-app', purpose: 'service', text: '' },
  outcomes: [DONE],
  outcomesOf: ({ waitFor }) => (waitFor === 'accepted' || waitFor === 'delivered' ? [DONE, SKIPPED, FAILED] : [DONE]),
  describe: ({ text }, lang) => quote(clip(describeTemplate(text, lang), 60), lang),
  needs: ({ text, subject, variants = [] }) => ({
    templates: [
      { text, path: ['text'] },
      ...(subject === undefined ? [] : [{ text: subject, path: ['subject'] }]),
      ...variants.map((variant, n) => ({ text: variant.text, path: ['variants', n, 'text'] })),
    ],
  }),
  takesTime: false,
});
