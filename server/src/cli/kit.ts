import { parseArgs } from 'node:util';
import { upgradeFlow } from '@sopwith/activities';
import { describeKitProblem, formatKit, hasErrors, type KitDocument, type Lang, parseKit, type Problem, validateKit } from '@sopwith/engine';
import { connect, type Sql } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { createKit, lockKit, readKit, replaceKit } from '../stores/kit-store.ts';
import { listKits } from '../stores/kit-query.ts';
import { type Command, UsageProblem } from './command.ts';
import { langOf, onlyFile, readText, SEVERITIES, stepTypes, withProblems } from './flow-file.ts';
import { writeOut } from './write-out.ts';

export const kitCommand: Command = {
  name: 'kit',
  usage: 'list | validate FILE | import FILE [--kit ID] | export ID [--out FILE]',
  summary: {
    zh: '套件，即几个流程和它们共用的东西：列出、检查文件、导入为草稿、写成文件。',
    en: 'Kits, several flows with what they share: lists them, checks a file, puts a file in as drafts, writes one to a file.',
  },
  async run([what, ...args], say, print) {
    const options = { kit: { type: 'string' }, out: { type: 'string' }, lang: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    switch (what) {
      case 'list':
        if (positionals.length > 0) throw new UsageProblem({ zh: 'list 后面不用再写别的。', en: 'list takes no further word.' });
        return withInstallation(async (sql) => {
          for (const { id, name, flows } of await listKits(sql)) say({ zh: `${id}  ${flows.length} 个流程  ${name}`, en: `${id}  ${flows.length} flows  ${name}` });
          return 0;
        });
      case 'validate':
        return validateFile(onlyFile(positionals), langOf(values.lang), print);
      case 'import': {
        const kit = await readKitFile(onlyFile(positionals));
        return withInstallation(async (sql) => {
          print(await importKit(sql, kit, values.kit));
          return 0;
        }, values.kit === undefined);
      }
      case 'export': {
        const id = onlyFile(positionals, 'ID');
        return withInstallation(async (sql) => {
          const text = formatKit(mustFind(await readKit(sql, id), id).kit);
          if (values.out === undefined) print(text.trimEnd());
          else await writeOut(values.out, text);
          return 0;
        });
      }
      default:
        throw new UsageProblem({ zh: '写明要做什么：list、validate、import 或 export。', en: 'Say what is to be done: list, validate, import or export.' });
    }
  },
};

async function withInstallation(act: (sql: Sql) => Promise<number>, make = false): Promise<number> {
  const installation = await openInstallation(process.env, { make });
  const sql = connect(installation.databaseUrl, { max: 2 });
  try {
    return await act(sql);
  } finally {
    await sql.end();
    await installation.close();
  }
}

function mustFind<T>(found: T | null, id: string): T {
  if (found === null) throw new StartProblem({ zh: `没有套件 ${id}。\`sopwith kit list\` 列出有哪些。`, en: `There is no kit ${id}. \`sopwith kit list\` shows which there are.` });
  return found;
}

function importKit(sql: Sql, kit: KitDocument, into: string | undefined): Promise<string> {
  return sql.begin(async (tx) => {
    if (into === undefined) return createKit(tx, kit, Date.now());
    await replaceKit(tx, mustFind(await lockKit(tx, into), into), kit, Date.now());
    return into;
  });
}

async function readKitFile(file: string): Promise<KitDocument> {
  const parsed = parseKit(await readText(file));
  if (parsed.ok) return parsed.kit;
  throw withProblems({ zh: `${file} 不是能读的套件：`, en: `${file} is not a kit that can be read:` }, (lang) => parsed.problems.map((one) => line(one, null, lang)));
}

/** By itself: what is in an installation beside it, only publishing knows. */
async function validateFile(file: string, lang: Lang, print: (line: string) => void): Promise<number> {
  const read = await readKitFile(file);
  const { catalog, actions } = await stepTypes();
  const kit = { ...read, flows: read.flows.map(({ id, flow }) => ({ id, flow: upgradeFlow(flow, actions) })) };
  const problems = validateKit(kit, catalog);
  for (const one of problems) print(line(one, kit, lang));
  if (problems.length === 0) print(lang === 'zh' ? `${file} 没有问题：${kit.flows.length} 个流程。` : `${file} is sound: ${kit.flows.length} flows.`);
  return hasErrors(problems) ? 1 : 0;
}

function line(problem: Problem, kit: KitDocument | null, lang: Lang): string {
  const flows = new Map(kit?.flows.map(({ id, flow }) => [id, flow]));
  return `  ${SEVERITIES[problem.severity][lang]}  ${describeKitProblem(problem, flows, lang)}`;
}
