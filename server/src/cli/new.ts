import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtinSteps } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { newStepFiles } from './new-step-files.ts';

const activities = fileURLToPath(new URL('../../../activities/src/index.ts', import.meta.url));

export const newCommand: Command = {
  name: 'new',
  usage: 'step NAME [--zh TITLE] [--into FOLDER]',
  summary: {
    zh: '生成一个你自己的步骤类型和它的测试；--zh 是中文名称。见 docs/custom-steps.md。',
    en: 'Writes a step type of your own, with its test; --zh is its title in Chinese. See docs/custom-steps.md.',
  },
  async run(args, say) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { into: { type: 'string', default: 'steps' }, zh: { type: 'string' } } });
    const [what, name, ...others] = positionals;
    if (what !== 'step' || name === undefined || others.length > 0) throw new UsageProblem({ zh: '写明要新建什么：new step NAME。', en: 'Say what is new: new step NAME.' });
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 60) {
      throw new UsageProblem({
        zh: `步骤不能叫 ${name}：用小写字母、数字和连字符，比如 course-enrolment。`,
        en: `${name} cannot be the name of a step: use small letters, digits and hyphens, such as course-enrolment.`,
      });
    }
    if (builtinSteps.some(({ manifest }) => manifest.type === name)) throw new UsageProblem({ zh: `Sopwith 自己已有步骤 ${name}。换一个名字。`, en: `Sopwith has a step ${name} of its own. Take another name.` });
    const titleZh = values.zh ?? `自定义步骤 ${name}`;
    if (titleZh.trim() === '' || /[\n\r]/u.test(titleZh)) throw new UsageProblem({ zh: '--zh 是中文名称，写成一行。', en: '--zh is the title in Chinese, on one line.' });
    const folder = resolve(values.into);
    await mkdir(folder, { recursive: true });
    const files = newStepFiles(name, relative(folder, activities).replaceAll('\\', '/'), titleZh);
    for (const file of Object.keys(files)) {
      if (await stat(join(folder, file)).catch(() => null)) throw new StartProblem({ zh: `${join(folder, file)} 已经有了。换一个名字。`, en: `${join(folder, file)} is there already. Take another name.` });
    }
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
    const written = Object.keys(files).map((file) => join(values.into, file));
    say({ zh: `已生成：${written.join('、')}`, en: `Written: ${written.join(', ')}` });
    const test = `node --import tsx --test ${join(values.into, `${name}.test.mts`)}`;
    say({ zh: `测试：  ${test}`, en: `Test it:  ${test}` });
    const use = `SOPWITH_PLUGINS=${values.into} npm start`;
    say({ zh: `使用：  ${use}`, en: `Use it:   ${use}` });
    return 0;
  },
};
