import { parseArgs } from 'node:util';
import { type Bilingual, diffFlows, type FlowChange } from '@sopwith/engine';
import { type Command, UsageProblem } from './command.ts';
import { readFlowFile } from './flow-file.ts';

export const diffCommand: Command = {
  name: 'diff',
  usage: 'BEFORE AFTER',
  summary: {
    zh: '说出两个流程之间改了什么；画布上的位置不算。有不同时退出码是 1。',
    en: 'Tells what changed between two flows; places on the canvas do not count. Exit code 1 where they differ.',
  },
  async run(args, say) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [before, after, ...others] = positionals;
    if (before === undefined || after === undefined || others.length > 0) throw new UsageProblem({ zh: '写两个文件：BEFORE AFTER。', en: 'Name two files: BEFORE AFTER.' });
    const changes = diffFlows(await readFlowFile(before), await readFlowFile(after));
    for (const change of changes) say(lineOf(change));
    return changes.length === 0 ? 0 : 1;
  },
};

function lineOf(change: FlowChange): Bilingual {
  switch (change.type) {
    case 'added':
      return { zh: `+ ${KINDS_ZH[change.what]} ${change.name}`, en: `+ ${change.what} ${change.name}` };
    case 'removed':
      return { zh: `- ${KINDS_ZH[change.what]} ${change.name}`, en: `- ${change.what} ${change.name}` };
    case 'changed': {
      const told = `${change.path}: ${JSON.stringify(change.from)} → ${JSON.stringify(change.to)}`;
      return { zh: `~ ${change.step ?? '流程'} ${told}`, en: `~ ${change.step ?? 'flow'} ${told}` };
    }
  }
}

const KINDS_ZH = { step: '步骤', edge: '连线' } as const;
