// The ways by which a message can reach somebody.
import type { Bilingual } from '../catalog/step-manifest.ts';

export const CHANNELS = ['in-app', 'email', 'sms', 'webhook'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Those that a message step can choose: for each of them there is something that sends. */
export const MESSAGE_CHANNELS = ['in-app', 'email', 'webhook'] as const satisfies readonly Channel[];
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

export const CHANNEL_TITLES: Readonly<Record<Channel, Bilingual>> = {
  'in-app': { zh: '站内消息', en: 'In-app' },
  email: { zh: '邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'Text message' },
  webhook: { zh: '外部系统', en: 'Webhook' },
};
