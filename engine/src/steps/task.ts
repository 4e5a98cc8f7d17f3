import { builtinStep } from '../catalog/builtin-step.ts';
import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import { idSchema, labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, type Lang, quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';
import type { Duration, TaskConfig } from './step-config.ts';
import { anchorsOfWork, describeWorkDeadline, isDuration, workDeadlineSchema } from './work-deadline.ts';
import { distinctFields, formNames, settingsOfTask } from './task-settings.ts';

/** Optional: where it leads nowhere the task simply stays open past its deadline. */
const OVERDUE: OutcomeManifest = { id: 'overdue', title: { zh: '逾期', en: 'overdue' }, optional: true };

/** Optional too: the chain ends, the work does not. */
const UNANSWERED: OutcomeManifest = { id: 'unanswered', title: { zh: '没人接手', en: 'nobody took it up' }, optional: true };

const taskOutcome = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  title: field(lineSchema, '名称', 'Title', { widget: 'text' }),
});

export const task = builtinStep<TaskConfig>({
  type: 'task',
  group: 'people',
  icon: 'solution',
  sort: 'ledger',
  title: { zh: '人工任务', en: 'Task for a person' },
  help: {
    zh: '请一位同事做一件事，等他选好结果再继续。可以要求多久内接手，没人接手就逐级升级；接手只停止升级，不停止计时。接上「逾期」后，到期就往下走；任务仍然开着，直到做完或流程结束。',
    en: 'Asks a colleague to do something and waits for the result. It can ask to be taken up in time, and escalate if it is not; taking it up stops the escalation, not the deadline. With “overdue” connected the path goes on at the deadline; the task stays open until it is done or the run ends.',
  },
  schema: z
    .strictObject({
      title: field(lineSchema, '任务', 'Title', { widget: 'template' }),
      detail: field(z.string().max(4000), '说明', 'Detail', { widget: 'template' }),
      assignee: field(labelSchema, '谁来做', 'Assignee', {
        widget: 'text',
        help: { zh: '角色或人，例如「助教」', en: 'A role or a person, such as “assistant”' },
      }),
      deadline: field(workDeadlineSchema.nullable(), '最晚什么时候完成', 'Deadline', { widget: 'work-deadline' }),
      outcomes: field(z.array(taskOutcome).min(1).max(8), '结果', 'Outcomes', { widget: 'outcomes' }),
      ...settingsOfTask,
    })
    .superRefine((config, context) => {
      distinctIds(config.outcomes, ['overdue', 'unanswered'], context, ['outcomes']);
      distinctFields(config, context);
    }),
  initial: { title: '', detail: '', assignee: '', deadline: null, outcomes: [{ id: 'done', title: 'OK' }], assignBy: 'named', clock: 'wall' },
  outcomes: [OVERDUE, UNANSWERED],
  outcomesOf: (config) => [
    ...namedOutcomes(config['outcomes'], 'title'),
    ...(config['deadline'] === null || config['deadline'] === undefined ? [] : [OVERDUE]),
    ...(config['acknowledge'] === undefined ? [] : [UNANSWERED]),
  ],
  variablesOf: formNames,
  describe: ({ title, assignee, deadline, acknowledge, clock }, lang, named) => {
    const what = `${assignee}${lang === 'zh' ? '：' : ': '}${quote(clip(describeTemplate(title, lang), 40), lang)}`;
    const working = clock === 'working' ? (lang === 'zh' ? '工作时间 ' : 'working ') : '';
    const times = [
      ...(acknowledge === undefined ? [] : [within(acknowledge, working, lang, { zh: '内接手', en: 'taken up ' })]),
      ...(deadline === null ? [] : [isDuration(deadline) ? within(deadline, working, lang, { zh: '内', en: '' }) : describeWorkDeadline(deadline, lang, String, named)]),
    ];
    return [what, ...times].join(lang === 'zh' ? '，' : ', ');
  },
  needs: ({ title, detail, deadline, deadlineFrom }) => ({
    anchors: [...(deadlineFrom === undefined ? [] : [{ anchor: deadlineFrom, path: ['deadlineFrom'] }]), ...anchorsOfWork(deadline)],
    templates: [
      { text: title, path: ['title'] },
      { text: detail, path: ['detail'] },
    ],
  }),
  // A deadline that is counted from elsewhere can have passed on arrival.
  takesTime: ({ deadline, deadlineFrom }, outcome) => outcome !== 'overdue' || (deadlineFrom === undefined && (deadline === null || isDuration(deadline))),
});

function within(duration: Duration, working: string, lang: Lang, words: Bilingual): string {
  const time = describeDuration(duration, lang);
  return lang === 'zh' ? `${working}${time}${words.zh}` : `${words.en}within ${working === '' ? time : time.replace(' ', ` ${working}`)}`;
}
