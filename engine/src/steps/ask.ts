// Asks the member something and waits for the answer, which is a variable and an event.
import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { fieldNameSchema, idSchema } from '../document/names.ts';
import type { Json, JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import type { QuestionKind } from './ask-form.ts';
import { field } from './field.ts';
import { isObject, namedOutcomes } from './named-outcomes.ts';
import { TIMEOUT } from './outcome-titles.ts';
import type { MessageChannel } from './channels.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { saidField } from './said-fields.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';
import { CLOCK_LABELS } from './task-settings.ts';
import { anchorsOfWork, describeWorkDeadline, isDuration, type WorkDeadline, workDeadlineSchema } from './work-deadline.ts';

/** `ask` → answered; of NPS promoter, passive, detractor; of a choice each option's id; and timeout (with a deadline). */
export interface AskConfig {
  readonly kind: QuestionKind | 'survey';
  readonly question: string;
  /** Of a choice. */
  readonly options?: readonly { readonly id: string; readonly title: string }[];
  /** Of a scale: from 1 to this. */
  readonly most?: number;
  /** Of a survey. */
  readonly questions?: readonly SurveyQuestion[];
  /** What the answer is called; each question of a survey has a name of its own. */
  readonly variable: string;
  readonly by: 'page' | 'chat';
  readonly deadline: WorkDeadline | null;
  readonly clock?: 'wall' | 'working';
  /** By which the question is sent; the inbox unless said. Absent in a program: from before questions were sent. */
  readonly channel?: MessageChannel;
  /** *Service* unless said. */
  readonly purpose?: (typeof PURPOSES)[number];
  readonly subject?: string;
  readonly account?: string;
}

/** No reply: it is asked, whatever the member did. */
const PURPOSES = ['programme', 'reminder', 'marketing', 'service', 'crisis'] as const;

export interface SurveyQuestion {
  readonly name: string;
  readonly title: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  readonly options: readonly string[];
}

const ANSWERED: OutcomeManifest = { id: 'answered', title: { zh: '回答了', en: 'answered' } };
const PROMOTER: OutcomeManifest = { id: 'promoter', title: { zh: '推荐者（9–10）', en: 'promoter (9–10)' } };
const PASSIVE: OutcomeManifest = { id: 'passive', title: { zh: '中立者（7–8）', en: 'passive (7–8)' } };
const DETRACTOR: OutcomeManifest = { id: 'detractor', title: { zh: '贬损者（0–6）', en: 'detractor (0–6)' } };

export const KIND_LABELS = {
  nps: { zh: 'NPS：0–10 分，愿不愿意推荐', en: 'NPS: 0 to 10, would they recommend' },
  choice: { zh: '选一个', en: 'One of a list' },
  scale: { zh: '打分', en: 'A scale' },
  text: { zh: '写几句话', en: 'In their own words' },
} as const;

const option = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  title: field(lineSchema, '选项', 'Option', { widget: 'text' }),
});

const surveyQuestion = z.strictObject({
  name: field(fieldNameSchema, '变量名', 'Variable', { help: { zh: '后面的步骤用这个名字取它', en: 'Later steps use it by this name' } }),
  title: field(lineSchema, '问题', 'Question', { widget: 'template' }),
  kind: field(z.enum(['nps', 'choice', 'scale', 'text']), '怎么回答', 'Kind of answer', { widget: 'choice', labels: KIND_LABELS }),
  required: field(z.boolean(), '必答', 'Required'),
  options: field(z.array(field(lineSchema, '一个选项', 'Option')).max(20), '选项', 'Options', { help: { zh: '只用于「选一个」', en: 'Only for one of a list' } }),
});

const longest = 1000;

export const ask = builtinStep<AskConfig>({
  type: 'ask',
  group: 'people',
  icon: 'question-circle',
  sort: 'control',
  title: { zh: '问成员', en: 'Ask the member' },
  help: {
    zh: '把一个问题或一份问卷发给成员，在手机对话里答，或打开一个不用登录的页面答。答案成为变量，也是事件「回答问卷」，后面都能用。发邮件或发到外部系统时，问题后面都带上页面的链接。',
    en: 'Sends the member a question or a survey, to be answered in the conversation or on a page that needs no sign-in. The answer is a variable, and the event “answered a survey”, for everything that follows. By e-mail or to another system it goes with the link of its page.',
  },
  schema: z
    .strictObject({
      kind: field(z.enum(['nps', 'choice', 'scale', 'text', 'survey']), '问什么', 'Kind', {
        widget: 'choice',
        labels: { ...KIND_LABELS, survey: { zh: '问卷（几个问题）', en: 'A survey of several questions' } },
      }),
      question: field(z.string().min(1, { abort: true }).max(longest).regex(/\S/u), '问题', 'Question', { widget: 'template' }),
      options: field(z.array(option).max(10).exactOptional(), '选项（选一个）', 'Options, for one of a list', { widget: 'outcomes' }),
      most: field(z.int().min(2).max(10).exactOptional(), '最高几分（打分）', 'Highest, for a scale'),
      questions: field(z.array(surveyQuestion).max(20).exactOptional(), '问卷的问题', 'Questions, for a survey'),
      variable: field(fieldNameSchema, '答案的变量名', 'Variable of the answer'),
      by: field(z.enum(['page', 'chat']), '在哪里答', 'Answered', {
        widget: 'choice',
        labels: { page: { zh: '打开的页面', en: 'On a page' }, chat: { zh: '对话里', en: 'In the conversation' } },
      }),
      deadline: field(workDeadlineSchema.nullable(), '最晚等到', 'Wait until', { widget: 'work-deadline' }),
      clock: field(z.enum(['wall', 'working']).exactOptional(), '怎么计时', 'Clock', { widget: 'choice', labels: CLOCK_LABELS }),
      channel: saidField.channelOrInbox,
      purpose: field(z.enum(PURPOSES).exactOptional(), '用途', 'Purpose', {
        widget: 'choice',
        labels: MESSAGE_PURPOSES,
        help: { zh: '不选就是服务通知', en: 'Service unless chosen' },
      }),
      subject: saidField.subject,
      account: saidField.account,
    })
    .superRefine((config, context) => {
      const complain = (code: string, path: readonly PropertyKey[]) => context.addIssue({ code: 'custom', path: [...path], params: { code } });
      if (config.kind === 'choice' && (config.options?.length ?? 0) < 2) complain('value.missing', ['options']);
      if (config.kind === 'survey' && (config.questions?.length ?? 0) === 0) complain('value.missing', ['questions']);
      distinctIds(config.options ?? [], ['timeout', 'answered'], context, ['options']);
      const seen = new Set<string>();
      config.questions?.forEach(({ name, kind, options }, index) => {
        if (seen.has(name)) complain('value.duplicate', ['questions', index, 'name']);
        if (kind === 'choice' && options.length < 2) complain('value.missing', ['questions', index, 'options']);
        seen.add(name);
      });
    }),
  initial: { kind: 'nps', question: '', variable: 'answer', by: 'chat', deadline: { amount: 3, unit: 'days' }, clock: 'wall', channel: 'in-app', purpose: 'service' },
  unless: { channel: 'in-app', purpose: 'service' },
  outcomes: [ANSWERED, TIMEOUT],
  outcomesOf: (config) => [
    ...answers(config),
    ...(config['deadline'] === null || config['deadline'] === undefined ? [] : [TIMEOUT]),
  ],
  describe: ({ question, deadline }, lang, named) => {
    const words = quote(clip(describeTemplate(question, lang), 50), lang);
    if (deadline === null) return words;
    const until = describeWorkDeadline(deadline, lang, (time) => (lang === 'zh' ? `等 ${time}` : `for ${time}`), named);
    return lang === 'zh' ? `${words}，${until}` : `${words}, ${until}`;
  },
  needs: ({ question, subject, questions = [], deadline }) => ({
    anchors: anchorsOfWork(deadline),
    templates: [{ text: question, path: ['question'] }, ...(subject === undefined ? [] : [{ text: subject, path: ['subject'] }]), ...questions.map(({ title }, n) => ({ text: title, path: ['questions', n, 'title'] }))],
  }),
  variablesOf: names,
  // A date can have passed on arrival.
  takesTime: ({ deadline }, outcome) => outcome !== 'timeout' || deadline === null || isDuration(deadline),
});

function answers(config: JsonObject): readonly OutcomeManifest[] {
  if (config['kind'] === 'nps') return [PROMOTER, PASSIVE, DETRACTOR];
  return config['kind'] === 'choice' ? namedOutcomes(config['options'], 'title') : [ANSWERED];
}

/** Also of half-written settings, so that later steps can already use what is named. */
function names(config: JsonObject): readonly string[] {
  const { kind, variable, questions } = config;
  if (kind !== 'survey') return typeof variable === 'string' && variable !== '' ? [variable] : [];
  if (!Array.isArray(questions)) return [];
  return (questions as readonly Json[]).flatMap((one) => (isObject(one) && typeof one['name'] === 'string' && one['name'] !== '' ? [one['name']] : []));
}
