// n of m people agree to a text before it goes out. They agree to the text as it stands: whoever edits it asks everybody anew.
import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { idSchema, labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { TIMEOUT } from './outcome-titles.ts';
import { lineSchema } from './setting-schemas.ts';
import { CLOCK_LABELS } from './task-settings.ts';
import { anchorsOfWork, describeWorkDeadline, isDuration, type WorkDeadline, workDeadlineSchema } from './work-deadline.ts';

/** `approval` → approved, rejected, tooFew, timeout (with a deadline). Variables `approvedText`, `approvalNote`. */
export interface ApprovalConfig {
  readonly title: string;
  readonly text: string;
  /** The role on the roster whose people vote. */
  readonly approvers: string;
  readonly needed: number;
  /** The step whose person wrote the text, and so has no vote. */
  readonly author?: string;
  readonly deadline: WorkDeadline | null;
  readonly clock?: 'wall' | 'working';
}

const APPROVED: OutcomeManifest = { id: 'approved', title: { zh: '通过', en: 'approved' } };
const REJECTED: OutcomeManifest = { id: 'rejected', title: { zh: '驳回', en: 'rejected' } };
const TOO_FEW: OutcomeManifest = { id: 'tooFew', title: { zh: '审批人不够', en: 'too few approvers' } };

export const approval = builtinStep<ApprovalConfig>({
  type: 'approval',
  group: 'people',
  icon: 'audit',
  sort: 'control',
  title: { zh: '审批', en: 'Approval' },
  help: {
    zh: '请几位审批人看一段文字，够数同意才算通过，一人驳回就驳回。投的票只对当时的文字有效：文字一改，票作废重投。写的人和改的人不能投。通过的文字是变量 approvedText。',
    en: 'Asks people to agree to a text. Enough votes approve it, one rejection rejects it. A vote counts for the text as it stood: an edit voids all of them. Whoever wrote or edited it has no vote. The text that was approved is the variable approvedText.',
  },
  schema: z.strictObject({
    title: field(lineSchema, '审批什么', 'Title', { widget: 'template' }),
    text: field(z.string().min(1, { abort: true }).max(4000).regex(/\S/u), '正文', 'Text', { widget: 'template' }),
    approvers: field(labelSchema, '审批人（值班表上的角色）', 'Approvers: a role on the roster', { widget: 'text' }),
    needed: field(z.int().min(1).max(20), '几人同意才通过', 'Votes needed'),
    author: field(idSchema.exactOptional(), '文字由哪一步的人写', 'Step whose person wrote it', { widget: 'step' }),
    deadline: field(workDeadlineSchema.nullable(), '最晚什么时候审完', 'Deadline', { widget: 'work-deadline' }),
    clock: field(z.enum(['wall', 'working']).exactOptional(), '怎么计时', 'Clock', { widget: 'choice', labels: CLOCK_LABELS }),
  }),
  initial: { title: '', text: '', approvers: '', needed: 2, deadline: { amount: 2, unit: 'hours' }, clock: 'wall' },
  outcomes: [APPROVED, REJECTED, TOO_FEW, TIMEOUT],
  outcomesOf: ({ deadline }) => [APPROVED, REJECTED, TOO_FEW, ...(deadline === null || deadline === undefined ? [] : [TIMEOUT])],
  describe: ({ title, approvers, needed, deadline }, lang, named) => {
    const what = quote(clip(describeTemplate(title, lang), 40), lang);
    const who = lang === 'zh' ? `${approvers} ${needed} 人同意` : `${needed} of ${approvers} agree`;
    const words = lang === 'zh' ? `${what}，${who}` : `${what}: ${who}`;
    if (deadline === null) return words;
    const until = describeWorkDeadline(deadline, lang, (time) => (lang === 'zh' ? `${time}内` : `within ${time}`), named);
    return lang === 'zh' ? `${words}，${until}` : `${words}, ${until}`;
  },
  needs: ({ title, text, deadline }) => ({
    anchors: anchorsOfWork(deadline),
    templates: [
      { text: title, path: ['title'] },
      { text, path: ['text'] },
    ],
  }),
  variables: ['approvedText', 'approvalNote'],
  // That there are too few is known at once, and a date can have passed.
  takesTime: ({ deadline }, outcome) => outcome !== 'tooFew' && (outcome !== 'timeout' || deadline === null || isDuration(deadline)),
});
