import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { describeAnchoredTime } from '../words/time-words.ts';
import { anchoredTimeFields } from './anchored-time-fields.ts';
import { PAST } from './outcome-titles.ts';
import type { WaitDateConfig } from './step-config.ts';

const REACHED = { id: 'reached', title: { zh: '已到时间', en: 'reached' } };

export const waitDate = builtinStep<WaitDateConfig>({
  type: 'wait-date',
  group: 'time',
  icon: 'calendar',
  sort: 'control',
  title: { zh: '等到某日', en: 'Wait until a date' },
  help: {
    zh: '等到某个日期之前或之后几天的几点，例如作业截止前 3 天 09:00。日期来自运行信息、成员属性或某个步骤。',
    en: 'Waits until a time some days before or after a date, such as 09:00 three days before an assignment is due.',
  },
  schema: z.strictObject(anchoredTimeFields()),
  initial: { anchor: { type: 'start' }, offsetDays: 1, time: '09:00', ifPast: 'skip' },
  outcomes: [REACHED, PAST],
  outcomesOf: (config) => (config['ifPast'] === 'now' ? [REACHED] : [REACHED, PAST]),
  describe: (config, lang, named) =>
    lang === 'zh' ? `等到${describeAnchoredTime(config, lang, named)}` : `Wait until ${describeAnchoredTime(config, lang, named)}`,
  needs: ({ anchor }) => ({ anchors: [{ anchor, path: ['anchor'] }] }),
  takesTime: false,
});
