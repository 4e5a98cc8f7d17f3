import { parseArgs } from 'node:util';
import { programHash } from '@sopwith/engine';
import type { Command } from './command.ts';
import { langOf, onlyFile, readProgram, stepTypes } from './flow-file.ts';
import { writeOut } from './write-out.ts';

export const compileCommand: Command = {
  name: 'compile',
  usage: 'FILE [--out FILE] [--lang zh|en]',
  summary: 'Compiles a flow to its program, and tells the hash that a version of it would have.',
  async run(args, say) {
    const options = { out: { type: 'string' }, lang: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const { program } = await readProgram(onlyFile(positionals), await stepTypes(), langOf(values.lang));
    const text = JSON.stringify(program, null, 2);
    if (values.out === undefined) say(text);
    else {
      await writeOut(values.out, `${text}\n`);
      say(`${values.out}: ${Object.keys(program.steps).length} steps, ${programHash(program)}`);
    }
    return 0;
  },
};
