import { parseArgs } from 'node:util';
import { formatFlow } from '@sopwith/engine';
import { connect } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { readFlow } from '../stores/flow-query.ts';
import { createFlow, saveDraft } from '../stores/flow-store.ts';
import type { Command } from './command.ts';
import { onlyFile, readFlowFile } from './flow-file.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE [--flow ID]',
  summary: {
    zh: '把文件里的流程放进系统：新建一份草稿，或作为已有流程的草稿。',
    en: 'Puts a flow from a file into the installation, as a new draft, or as the draft of a flow that is there.',
  },
  async run(args, _say, print) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { flow: { type: 'string' } } });
    const document = await readFlowFile(onlyFile(positionals));
    const installation = await openInstallation(process.env, { make: values.flow === undefined });
    const sql = connect(installation.databaseUrl, { max: 2 });
    try {
      if (values.flow === undefined) {
        print(await createFlow(sql, document, Date.now()));
        return 0;
      }
      const found = await readFlow(sql, values.flow);
      if (!found) throw new StartProblem({ zh: `没有流程 ${values.flow}。不写 --flow 就新建一个。`, en: `There is no flow ${values.flow}. Leave --flow out to make a new one.` });
      // Nothing to do is nothing done: the revision of others' open editors stays good.
      if (formatFlow(found.draft) !== formatFlow(document)) {
        const saved = await saveDraft(sql, values.flow, document, found.rev, Date.now());
        if (saved.status !== 'saved') throw new StartProblem({ zh: '刚刚有人保存了这个流程。看一下，再导入一次。', en: 'Somebody saved this flow just now. Look at it, and import again.' });
      }
      print(values.flow);
      return 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};
