import { parseArgs } from 'node:util';
import { formatFlow } from '@sopwith/engine';
import type { FlowSummary } from '../api/contract.ts';
import { connect } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { listFlows, readFlow } from '../stores/flow-query.ts';
import { type Command, UsageProblem } from './command.ts';
import { writeOut } from './write-out.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: '[FLOW] [--out FILE] [--published]',
  summary: {
    zh: '把系统里的流程写成文件，文本稳定，便于比较。不写 FLOW 就列出所有流程。',
    en: 'Writes a flow of the installation to a file, as stable text that diffs well. Without FLOW it lists them.',
  },
  async run(args, say, print) {
    const options = { out: { type: 'string' }, published: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [id, ...others] = positionals;
    if (others.length > 0) throw new UsageProblem({ zh: '写一个 FLOW，或者不写。', en: 'Name one FLOW, or none.' });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 2 });
    try {
      if (id === undefined) {
        for (const flow of await listFlows(sql)) say({ zh: `${flow.id}  ${STATUS_ZH[flow.status]}  ${flow.name}`, en: `${flow.id}  ${flow.status.padEnd(9)}  ${flow.name}` });
        return 0;
      }
      const found = await readFlow(sql, id);
      if (!found) throw new StartProblem({ zh: `没有流程 ${id}。不写编号就列出有哪些。`, en: `There is no flow ${id}. Leave the id out to see which there are.` });
      const document = values.published ? found.published?.document : found.draft;
      if (document === undefined) throw new StartProblem({ zh: `${found.name} 还没有发布过。`, en: `${found.name} has no published version.` });
      const text = formatFlow(document);
      if (values.out === undefined) print(text.trimEnd());
      else await writeOut(values.out, text);
      return 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};

/** All of one width. */
const STATUS_ZH: Readonly<Record<FlowSummary['status'], string>> = { draft: '草稿  ', published: '运行中', paused: '已暂停', archived: '已归档' };
