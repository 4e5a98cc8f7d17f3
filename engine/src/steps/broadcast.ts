import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { type Audience, audienceField, describeAudience, needsOfAudience } from './audience.ts';
import type { MessageChannel } from './channels.ts';
import { field } from './field.ts';
import { RECIPIENTS } from './message.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';
import { saidField, textsOfSaid } from './said-fields.ts';
import type { MessageConfig } from './step-config.ts';

/**
 * `broadcast` (semantics 29) → done: once a message to each of the audience is written, or, with `waitFor`, once it is known what became
 * of each. Variables `sent`, `excluded`, and `reasons`: how many got nothing, by why.
 */
export interface BroadcastConfig extends Pick<MessageConfig, 'account' | 'subject' | 'variants' | 'validFor' | 'waitFor'> {
  readonly audience: Audience;
  /** Absent: the inbox. */
  readonly channel?: MessageChannel;
  readonly purpose: (typeof PURPOSES)[number];
  /** Names the receiving member as `member`. */
  readonly text: string;
  /** Of each of the audience; absent: themselves. */
  readonly to?: (typeof TO)[number];
}

/** No reply: it answers nothing that its members did. */
const PURPOSES = ['programme', 'reminder', 'marketing', 'service', 'crisis'] as const;
/** No reporter: that is one person, whoever the audience is. */
const TO = ['member', 'guardian', 'staff'] as const;

export const broadcast = builtinStep<BroadcastConfig>({
  type: 'broadcast',
  group: 'many',
  icon: 'notification',
  sort: 'control',
  title: { zh: '群发', en: 'Broadcast' },
  help: {
    zh: '执行到这一步时定下名单，给每个人发一条私信：站内、邮件或外部系统；每个人只会收到一次，各按各的同意、静默时段和频次上限。',
    en: 'Freezes the audience when it gets here and sends each of them a message, in-app, by e-mail or to another system; each exactly once, by their own consent, quiet hours and caps.',
  },
  schema: z.strictObject({
    audience: audienceField(),
    channel: saidField.channelOrInbox,
    purpose: field(z.enum(PURPOSES), '用途', 'Purpose', { widget: 'choice', labels: MESSAGE_PURPOSES }),
    text: saidField.text,
    subject: saidField.subject,
    to: field(z.enum(TO).exactOptional(), '发给谁', 'To', { widget: 'choice', labels: RECIPIENTS }),
    variants: saidField.variants,
    account: saidField.account,
    validFor: saidField.validFor,
    waitFor: saidField.waitFor,
  }),
  initial: { audience: { from: 'community', of: '' }, channel: 'in-app', purpose: 'programme', text: '' },
  outcomes: [DONE],
  describe: ({ audience, text }, lang, named) => {
    const said = quote(clip(describeTemplate(text, lang), 60), lang);
    return lang === 'zh' ? `发给${describeAudience(audience, lang, named)}：${said}` : `To ${describeAudience(audience, lang, named)}: ${said}`;
  },
  needs: (config) => {
    const { conditions, templates } = needsOfAudience(config.audience);
    return { conditions, templates: [...templates, ...textsOfSaid(config).map((one) => ({ ...one, to: 'member' as const }))] };
  },
  variables: ['sent', 'excluded', 'reasons'],
  compounds: { reasons: { condition: 1 } },
  takesTime: false,
});
