import { parseArgs } from 'node:util';
import { upgradeFlow } from '@sopwith/activities';
import { type FlowDocument, hasErrors, validate } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { langOf, lineOf, readFlowFile, stepTypes } from './flow-file.ts';

export const validateCommand: Command = {
  name: 'validate',
  usage: 'FILE… [--lang zh|en]',
  summary: {
    zh: '说出文件里的流程有哪些问题。',
    en: 'Tells all that is wrong with flows in files.',
  },
  async run(args, say, print) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { lang: { type: 'string' } } });
    const lang = langOf(values.lang);
    // A check that looks at nothing must not look like one that found nothing.
    if (positionals.length === 0) throw new UsageProblem({ zh: '至少写一个文件 FILE。', en: 'Name at least one FILE.' });
    const { catalog, actions } = await stepTypes();
    let failed = false;
    for (const file of positionals) {
      let flow: FlowDocument;
      try {
        flow = upgradeFlow(await readFlowFile(file), actions);
      } catch (error) {
        // One that cannot be read keeps nobody from hearing of the others.
        if (!(error instanceof StartProblem)) throw error;
        say(error.said);
        failed = true;
        continue;
      }
      const problems = validate(flow, catalog);
      failed ||= hasErrors(problems);
      print(problems.length > 0 ? `${file}:` : lang === 'zh' ? `${file}：没有问题` : `${file}: nothing is wrong`);
      for (const problem of problems) print(lineOf(problem, flow, lang, catalog));
    }
    return failed ? 1 : 0;
  },
};
