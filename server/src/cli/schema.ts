import { parseArgs } from 'node:util';
import { flowJsonSchema } from '@sopwith/engine';
import type { Command } from './command.ts';
import { stepTypes } from './flow-file.ts';
import { writeOut } from './write-out.ts';

export const schemaCommand: Command = {
  name: 'schema',
  usage: '[--out FILE]',
  summary: {
    zh: '写出流程的 JSON Schema，含已装的每种步骤的设置。',
    en: 'Writes the JSON Schema of a flow, with the settings of every step type that is installed.',
  },
  async run(args, _say, print) {
    const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' } } });
    const text = JSON.stringify(flowJsonSchema((await stepTypes()).catalog.manifests), null, 2);
    if (values.out === undefined) print(text);
    else await writeOut(values.out, `${text}\n`);
    return 0;
  },
};
