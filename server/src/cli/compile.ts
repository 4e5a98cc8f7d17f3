import { parseArgs } from 'node:util';
import { programHash } from '@sopwith/engine';
import type { Command } from './command.ts';
import { langOf, onlyFile, readProgram, stepTypes } from './flow-file.ts';
import { writeOut } from './write-out.ts';

export const compileCommand: Command = {
  name: 'compile',
  usage: 'FILE [--out FILE] [--lang zh|en]',
  summary: {
    zh: '把流程编译成程序，并给出这一版会有的哈希。',
    en: 'Compiles a flow to its program, and tells the hash that a version of it would have.',
  },
  async run(args, say, print) {
    const options = { out: { type: 'string' }, lang: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    // What is wrong with the flow is said in that language by whoever runs commands; that there is no other, here.
    langOf(values.lang);
    const { program } = await readProgram(onlyFile(positionals), await stepTypes());
    const text = JSON.stringify(program, null, 2);
    if (values.out === undefined) print(text);
    else {
      await writeOut(values.out, `${text}\n`);
      const [steps, hash] = [Object.keys(program.steps).length, programHash(program)];
      say({ zh: `${values.out}：${steps} 个步骤，${hash}`, en: `${values.out}: ${steps} steps, ${hash}` });
    }
    return 0;
  },
};
