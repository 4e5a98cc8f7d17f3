import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { fieldNameSchema, idSchema } from '../document/names.ts';
import type { Json } from '../json.ts';
import { z } from '../schema.ts';
import { orList, quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { TIMEOUT } from './outcome-titles.ts';
import { distinctIds, durationSchema, lineSchema } from './setting-schemas.ts';
import type { Duration } from './step-config.ts';

/** `wait-callback` → each outcome's id, timeout (with a deadline); path ask, which starts once there is a token. Variables `callbackToken` and what it keeps. */
export interface WaitCallbackConfig {
  readonly outcomes: readonly { readonly id: string; readonly title: string }[];
  readonly deadline: Duration | null;
  /** Names in the answer that later steps use as variables. */
  readonly keep?: readonly string[];
}

const ASK: OutcomeManifest = { id: 'ask', title: { zh: '去请求', en: 'ask' }, kind: 'path' };

export const waitCallback = builtinStep<WaitCallbackConfig>({
  type: 'wait-callback',
  group: 'listen',
  icon: 'link',
  sort: 'control',
  title: { zh: '等外部回调', en: 'Wait for a callback' },
  help: {
    zh: '等另一个系统回话。在「去请求」这条路上把 {{ callbackToken }} 交给它，它做完后 POST 到 /v1/callbacks/令牌，写明结果。',
    en: 'Waits for another system. On the path “ask” give it {{ callbackToken }}; when it is done it posts the outcome to /v1/callbacks/<token>.',
  },
  schema: z
    .strictObject({
      outcomes: field(
        z
          .array(z.strictObject({ id: field(idSchema, '出口标识', 'Outcome id'), title: field(lineSchema, '名称', 'Title', { widget: 'text' }) }))
          .min(1)
          .max(8),
        '结果',
        'Outcomes',
        { widget: 'outcomes' },
      ),
      deadline: field(durationSchema.nullable(), '等多久', 'Wait for', { widget: 'duration' }),
      keep: field(z.array(fieldNameSchema).max(10).exactOptional(), '用上回话里的哪些内容', 'What to keep of the answer', {
        widget: 'names',
        help: { zh: '回话里这些名字，后面可以当变量用', en: 'Names in the answer, which later steps can use as variables' },
      }),
    })
    .superRefine(({ outcomes }, context) => distinctIds(outcomes, ['timeout', 'ask', 'opened'], context, ['outcomes'])),
  initial: { outcomes: [{ id: 'done', title: 'OK' }], deadline: { amount: 1, unit: 'days' } },
  outcomes: [ASK],
  outcomesOf: ({ outcomes, deadline }) => [
    ...namedOutcomes(outcomes, 'title'),
    ...(deadline === null || deadline === undefined ? [] : [TIMEOUT]),
    ASK,
  ],
  describe: ({ outcomes, deadline }, lang) => {
    const names = orList(
      outcomes.map(({ title }) => quote(title, lang)),
      lang,
    );
    const until = deadline === null ? '' : lang === 'zh' ? `，最多 ${describeDuration(deadline, lang)}` : `, at most ${describeDuration(deadline, lang)}`;
    return `${lang === 'zh' ? `等回调${names}` : `Wait for ${names}`}${until}`;
  },
  variables: ['callbackToken'],
  variablesOf: ({ keep }) => ['callbackToken', ...(Array.isArray(keep) ? (keep as readonly Json[]).filter((name) => typeof name === 'string') : [])],
  takesTime: true,
});
