// How something is said to people: the settings that saying it to one and saying it to many share.
import type { Bilingual } from '../catalog/step-manifest.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { CHANNEL_TITLES, CHANNELS, MESSAGE_CHANNELS, type MessageChannel } from './channels.ts';
import { field } from './field.ts';
import { durationSchema, lineSchema } from './setting-schemas.ts';

const textSchema = z.string().min(1, { abort: true }).max(4000).regex(/\S/u);

const { 'in-app': inApp, email, webhook } = CHANNEL_TITLES;
const messageChannels: Readonly<Record<MessageChannel, Bilingual>> = { 'in-app': inApp, email, webhook };

const channelSchema = z.enum(MESSAGE_CHANNELS);

export const saidField = {
  channel: field(channelSchema, '渠道', 'Channel', { widget: 'choice', labels: messageChannels }),
  channelOrInbox: field(channelSchema.exactOptional(), '渠道', 'Channel', {
    widget: 'choice',
    labels: messageChannels,
    help: { zh: '不选就是站内消息', en: 'The inbox unless chosen' },
  }),
  text: field(textSchema, '正文', 'Text', { widget: 'template' }),
  subject: field(lineSchema.exactOptional(), '邮件标题', 'Subject', {
    widget: 'template',
    help: { zh: '只有邮件有标题。留空就用正文开头', en: 'Only e-mails have one. Empty: how the text begins' },
  }),
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
    { widget: 'outcomes', help: { zh: '从上往下，用第一个符合的；都不符合就用上面的正文', en: 'From the top, the first that fits is taken; where none does, the text above' } },
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
} as const;

/** Every text of it, each with its place in the settings. */
export function textsOfSaid({
  text,
  subject,
  variants = [],
}: {
  readonly text: string;
  readonly subject?: string;
  readonly variants?: readonly { readonly text: string }[];
}): readonly { readonly text: string; readonly path: readonly (string | number)[] }[] {
  return [
    { text, path: ['text'] },
    ...(subject === undefined ? [] : [{ text: subject, path: ['subject'] }]),
    ...variants.map((variant, n) => ({ text: variant.text, path: ['variants', n, 'text'] })),
  ];
}
