import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { DONE } from './outcome-titles.ts';

/** `join` → done. How the paths come together is a setting of the `parallel` around it. */
export type JoinConfig = Record<string, never>;

export const join = builtinStep<JoinConfig>({
  type: 'join',
  group: 'decide',
  icon: 'merge',
  sort: 'control',
  title: { zh: '汇合', en: 'Join' },
  help: {
    zh: '「并行」的几条路在这里合到一起，再接着往下走。',
    en: 'Where the paths of an “In parallel” come together, and go on as one.',
  },
  schema: z.strictObject({}),
  initial: {},
  outcomes: [DONE],
  describe: (_, lang) => (lang === 'zh' ? '几条路合到一起' : 'The paths come together'),
  takesTime: false,
});
