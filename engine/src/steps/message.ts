import { builtinStep } from '../catalog/builtin-step.ts';
import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';
import { saidField, textsOfSaid } from './said-fields.ts';
import type { MessageConfig, MessageRecipient } from './step-config.ts';

const SKIPPED: OutcomeManifest = { id: 'skipped', title: { zh: '没有发', en: 'not sent' } };
const FAILED: OutcomeManifest = { id: 'failed', title: { zh: '发送失败', en: 'failed' } };

export const RECIPIENTS: Readonly<Record<MessageRecipient, Bilingual>> = {
  member: { zh: '成员本人', en: 'The member' },
  guardian: { zh: '家长（成员属性 guardian）', en: 'The guardian (attribute guardian)' },
  reporter: { zh: '报告人（信息 reporter）', en: 'The reporter (context reporter)' },
  staff: { zh: '负责的同事（成员属性 adviser）', en: 'Their adviser (attribute adviser)' },
};

const purposes = ['programme', 'reminder', 'marketing', 'service', 'crisis', 'reply'] as const;

export const message = builtinStep<MessageConfig>({
  type: 'message',
  group: 'say',
  icon: 'message',
  sort: 'ledger',
  title: { zh: '发消息', en: 'Send a message' },
  help: {
    zh: '给成员发一条消息：站内、邮件或外部系统。正文里可以写 {{ member.name }}、{{ context.字段 }} 和变量，如 {{ day }}。流程的对象不是成员时，就发到它的群里。',
    en: 'Sends the member a message: in-app, by e-mail or to another system. The text may use {{ member.name }}, {{ context.field }} and variables such as {{ day }}. Where the flow is not about a member, it goes to the group.',
  },
  schema: z.strictObject({
    channel: saidField.channel,
    purpose: field(z.enum(purposes), '用途', 'Purpose', { widget: 'choice', labels: MESSAGE_PURPOSES }),
    text: saidField.text,
    subject: saidField.subject,
    to: field(z.enum(['member', 'guardian', 'reporter', 'staff']).exactOptional(), '发给谁', 'To', { widget: 'choice', labels: RECIPIENTS }),
    variants: saidField.variants,
    account: saidField.account,
    validFor: saidField.validFor,
    waitFor: saidField.waitFor,
  }),
  initial: { channel: 'in-app', purpose: 'service', text: '' },
  outcomes: [DONE],
  outcomesOf: ({ waitFor }) => (waitFor === 'accepted' || waitFor === 'delivered' ? [DONE, SKIPPED, FAILED] : [DONE]),
  describe: ({ text }, lang) => quote(clip(describeTemplate(text, lang), 60), lang),
  needs: (config) => ({ templates: textsOfSaid(config) }),
  takesTime: false,
});
