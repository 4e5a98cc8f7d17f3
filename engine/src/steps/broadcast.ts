import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { type Audience, audienceField, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';

/** `broadcast` (semantics 29) → done, once a message to each of the audience is written. Variables `sent`, `excluded`. */
export interface BroadcastConfig {
  readonly audience: Audience;
  readonly purpose: keyof typeof MESSAGE_PURPOSES;
  /** Names the receiving member as `member`. */
  readonly text: string;
}

const purposes = Object.keys(MESSAGE_PURPOSES) as (keyof typeof MESSAGE_PURPOSES)[];

export const broadcast = builtinStep<BroadcastConfig>({
  type: 'broadcast',
  group: 'many',
  icon: 'notification',
  sort: 'control',
  title: { zh: '群发', en: 'Broadcast' },
  help: {
    zh: '执行到这一步时定下名单，给每个人发一条私信；每个人只会收到一次。',
    en: 'Freezes the audience when it gets here and sends each of them a message, each exactly once.',
  },
  schema: z.strictObject({
    audience: audienceField(),
    purpose: field(z.enum(purposes), '用途', 'Purpose', { widget: 'choice', labels: MESSAGE_PURPOSES }),
    text: field(z.string().min(1).max(4000), '内容', 'Text', { widget: 'template' }),
  }),
  initial: { audience: { from: 'community', of: '' }, purpose: 'programme', text: '' },
  outcomes: [DONE],
  describe: ({ audience, text }, lang) => {
    const said = quote(clip(describeTemplate(text, lang), 60), lang);
    return lang === 'zh' ? `发给${describeAudience(audience, lang)}：${said}` : `To ${describeAudience(audience, lang)}: ${said}`;
  },
  needs: ({ audience, text }) => {
    const { conditions, templates } = needsOfAudience(audience);
    return { conditions, templates: [...templates, { text, path: ['text'], to: 'member' }] };
  },
  variables: ['sent', 'excluded'],
  takesTime: false,
});
