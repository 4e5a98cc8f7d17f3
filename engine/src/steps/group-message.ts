import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';

/** `group-message` → done, and noCommunity where none is named. */
export interface GroupMessageConfig {
  /** Null: the community that the run is about (context field `community`), else the member's own where that is one. */
  readonly community: string | null;
  readonly text: string;
  readonly mentions: 'nobody' | 'member' | 'everyone';
  /** *Service* unless said. Absent in a program: from before posts had one, and then nothing holds it. */
  readonly purpose?: (typeof PURPOSES)[number];
}

/** No reply: it is for everybody. */
const PURPOSES = ['programme', 'reminder', 'marketing', 'service', 'crisis'] as const;

const NO_COMMUNITY: OutcomeManifest = { id: 'noCommunity', title: { zh: '没有社群', en: 'no community' } };

export const groupMessage = builtinStep<GroupMessageConfig>({
  type: 'group-message',
  group: 'say',
  icon: 'team',
  sort: 'ledger',
  title: { zh: '发群消息', en: 'Post to a group' },
  help: {
    zh: '在社群里发一条消息，可以 @ 成员或所有人。社群留空，就发到这次流程所说的群。',
    en: 'Posts to a community, and can mention the member or everybody. Without a community it goes to the one that the run is about.',
  },
  schema: z.strictObject({
    community: field(labelSchema.nullable(), '社群', 'Community', { widget: 'community' }),
    text: field(z.string().min(1, { abort: true }).max(4000).regex(/\S/u), '正文', 'Text', { widget: 'template' }),
    mentions: field(z.enum(['nobody', 'member', 'everyone']), '@ 谁', 'Mention', {
      widget: 'choice',
      labels: {
        nobody: { zh: '不 @', en: 'Nobody' },
        member: { zh: '@ 成员', en: 'The member' },
        everyone: { zh: '@ 所有人', en: 'Everyone' },
      },
    }),
    purpose: field(z.enum(PURPOSES).exactOptional(), '用途', 'Purpose', {
      widget: 'choice',
      labels: MESSAGE_PURPOSES,
      help: { zh: '不选就是服务通知。对所有人或这个群暂停了的用途，等解除后再发', en: 'Service unless chosen. What is on hold for everyone, or for the community, is posted when it is released' },
    }),
  }),
  initial: { community: null, text: '', mentions: 'nobody', purpose: 'service' },
  unless: { purpose: 'service' },
  outcomes: [DONE, NO_COMMUNITY],
  outcomesOf: ({ community }) => (typeof community === 'string' ? [DONE] : [DONE, NO_COMMUNITY]),
  describe: ({ community, text, mentions }, lang) => {
    const where = community === null ? '' : `${quote(community, lang)}${lang === 'zh' ? '：' : ': '}`;
    const at = mentions === 'nobody' ? '' : `@${mentions === 'member' ? (lang === 'zh' ? '成员 ' : 'member ') : lang === 'zh' ? '所有人 ' : 'everyone '}`;
    return `${where}${at}${clip(describeTemplate(text, lang), 60)}`;
  },
  needs: ({ text }) => ({ templates: [{ text, path: ['text'] }] }),
  takesTime: false,
});
