import { builtinStep } from '../catalog/builtin-step.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../document/subject.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { z } from '../schema.ts';
import { type Audience, audienceField, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { flowIdSchema } from './flow-id.ts';
import { type HandedField, handedContextField, needsOfHanded } from './handed-context.ts';
import { DONE, TIMEOUT } from './outcome-titles.ts';
import { deadlineSchema } from './setting-schemas.ts';
import { clip, type Lang, quote } from '../words/lang.ts';
import { SUBJECT_TITLES } from '../words/subject-words.ts';
import { describeTemplate } from '../words/variable-names.ts';
import type { Deadline } from './step-config.ts';

/**
 * `for-each` (semantics 30) → done, timeout (with a deadline), empty. Variables `started`, `excluded`, `finished`, and
 * `outcomes`: how many of the started flows ended by each reason.
 */
export interface ForEachConfig {
  readonly audience: Audience;
  /** What the started flow is about, where that is not members: of a list each id that it names, of all each that is known. */
  readonly about?: SubjectKind;
  readonly flow: string;
  readonly context: readonly HandedField[];
  /** *Go on* once all have been started; else when all of those have ended, or a share of them. */
  readonly wait: 'goOn' | 'all' | 'share';
  /** Percent of those who were started. */
  readonly share: number;
  readonly deadline: Deadline | null;
}

/** Where subjects that are no members can come from. */
const OF_ANY_KIND: readonly Audience['from'][] = ['list', 'variable', 'all'];

function describeOthers({ from, of }: Audience, about: SubjectKind, lang: Lang): string {
  const title = SUBJECT_TITLES[about][lang];
  if (from === 'all') return lang === 'zh' ? `每个${title}` : `all that is ${title}`;
  const named = from === 'variable' ? quote(of, lang) : quote(clip(describeTemplate(of, lang), 30), lang);
  return lang === 'zh' ? `名单${named}里的每个${title}` : `${named}, each ${title}`;
}

const EMPTY: OutcomeManifest = { id: 'empty', title: { zh: '一个人也没有', en: 'nobody' }, optional: true };

export const forEach = builtinStep<ForEachConfig>({
  type: 'for-each',
  group: 'many',
  icon: 'usergroup-add',
  sort: 'control',
  title: { zh: '对每个成员', en: 'For each member' },
  help: {
    zh: '执行到这一步时定下名单，给名单里的每个成员启动一个流程；可以接着走，也可以等大家走完、走完一部分，或等到某个时间。',
    en: 'Freezes the audience when it gets here and starts a flow for each of them; then it goes on at once, or waits for all, for a share, or until a time.',
  },
  schema: z.strictObject({
    audience: audienceField(),
    about: field(z.enum(SUBJECT_KINDS).exactOptional(), '流程的对象', 'What the flow is about', {
      widget: 'choice',
      labels: SUBJECT_TITLES,
      help: {
        zh: '不选就是成员。别的对象只能来自名单、变量里的名单或全部，名单里写它们的标识；还没有的会新建',
        en: 'Members unless chosen. Others come from a list, a list in a variable, or all of them; a list names their ids, and makes those that are not known yet',
      },
    }),
    flow: field(flowIdSchema, '启动的流程', 'Flow', { widget: 'flow' }),
    context: handedContextField(),
    wait: field(z.enum(['goOn', 'all', 'share']), '然后', 'Then', {
      widget: 'choice',
      labels: {
        goOn: { zh: '都启动了就继续', en: 'Go on once all are started' },
        all: { zh: '等所有人走完', en: 'Wait until all have ended' },
        share: { zh: '等一部分人走完', en: 'Wait for a share of them' },
      },
    }),
    share: field(z.int().min(1).max(100), '走完百分之几', 'Percent that must have ended'),
    deadline: field(deadlineSchema.nullable(), '最晚等到', 'Deadline', { widget: 'deadline' }),
  }).superRefine(({ audience, about }, context) => {
    if (about === undefined || about === 'member') return;
    if (!OF_ANY_KIND.includes(audience.from)) context.addIssue({ code: 'custom', path: ['audience', 'from'], params: { code: 'forEach.ofMembers', subject: about } });
    if (audience.where !== undefined) context.addIssue({ code: 'custom', path: ['audience', 'where'], params: { code: 'forEach.whereOfMembers', subject: about } });
  }),
  initial: { audience: { from: 'community', of: '' }, flow: '', context: [], wait: 'goOn', share: 80, deadline: null },
  outcomes: [DONE, TIMEOUT, EMPTY],
  outcomesOf: ({ wait, deadline }) => (wait === 'goOn' || deadline === null ? [DONE, EMPTY] : [DONE, TIMEOUT, EMPTY]),
  describe: ({ audience, about, wait, share }, lang) => {
    const who = about === undefined || about === 'member' ? describeAudience(audience, lang) : describeOthers(audience, about, lang);
    if (lang === 'zh') return `给${who}各启动一个流程${wait === 'goOn' ? '' : wait === 'all' ? '，等都走完' : `，等 ${share}% 走完`}`;
    return `Starts a flow for each of ${who}${wait === 'goOn' ? '' : wait === 'all' ? ', and waits for all' : `, and waits for ${share}%`}`;
  },
  needs: ({ audience, context, deadline }) => {
    const { conditions, templates } = needsOfAudience(audience);
    return {
      conditions: [...conditions, ...needsOfHanded(context)],
      templates,
      anchors: deadline?.type === 'date' ? [{ anchor: deadline.anchor, path: ['deadline', 'anchor'] }] : [],
    };
  },
  variables: ['started', 'excluded', 'finished', 'outcomes'],
  takesTime: false,
});
