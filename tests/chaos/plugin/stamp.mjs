// A plugin's step type: notes in a file each time that it is performed, so that one sees whether what was answered was done.
import { appendFileSync } from 'node:fs';

export default ({ defineStep, field, z }) =>
  defineStep({
    type: 'stamp',
    version: 1,
    title: { zh: '盖章', en: 'Stamp' },
    help: { zh: '在文件里记一笔。', en: 'Makes a note in a file.' },
    group: 'outside',
    icon: 'gift',
    config: z.strictObject({ ink: field(z.string().min(1).max(20), '颜色', 'Ink') }),
    initial: { ink: 'red' },
    outcomes: { stamped: { zh: '盖好了', en: 'stamped' } },
    variables: ['stamp'],
    summary: { zh: '{{ ink }}章', en: 'A {{ ink }} stamp' },
    // Servers are away for seconds, again and again: to give up would fail the run.
    retry: { maximumAttempts: 1_000, initialIntervalMs: 200, maximumIntervalMs: 2_000 },
    async execute({ key }) {
      appendFileSync(process.env.CHAOS_STAMPS, `${key}\n`);
      return { outcome: 'stamped', data: { stamp: key.length } };
    },
  });
