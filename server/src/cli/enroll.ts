import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseEnrollCsv } from '../api/enroll-csv.ts';
import { MOST_ENROLLED_IN_BULK } from '../api/flow-shapes.ts';
import { Refusal } from '../api/refusal.ts';
import { connect, type Sql } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { type BulkEnrolment, enrollInBulk } from '../runtime/jobs/bulk-enrolment.ts';
import { readSegment } from '../segments/segment-store.ts';
import { readEntrance } from '../stores/publication-query.ts';
import { type Command, UsageProblem } from './command.ts';
import { unreadable } from './file-problem.ts';
import { onlyFile } from './flow-file.ts';

export const enrollCommand: Command = {
  name: 'enroll',
  usage: 'FLOW (--csv FILE | --segment ID) [--key KEY] [--scope SCOPE]',
  summary: {
    zh: '在后台让一张表或一个人群进入流程。由工作进程接着做；用同一个键再来一次，不会多做。',
    en: 'Enrolls a table or a segment in the background. The workers go on with it; with the same key again it asks for nothing new.',
  },
  async run(args, _say, print) {
    const options = { csv: { type: 'string' }, segment: { type: 'string' }, key: { type: 'string' }, scope: { type: 'string', default: 'live' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const flowId = onlyFile(positionals, 'FLOW');
    if ((values.csv === undefined) === (values.segment === undefined)) throw new UsageProblem({ zh: '写明是谁：--csv FILE 或 --segment ID，只写一个。', en: 'Name who: --csv FILE or --segment ID, one of them.' });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 2 });
    try {
      const entrance = await readEntrance(sql, flowId, values.scope);
      if (!entrance) throw new StartProblem({ zh: `流程 ${flowId} 在 ${values.scope} 里还没有发布过。先发布它。`, en: `The flow ${flowId} has no published version in ${values.scope}. Publish it first.` });
      const who = await whoOf(sql, values);
      if ('segment' in who && entrance.subject !== 'member') throw new StartProblem({ zh: '这个流程不是关于成员的，而人群里只有成员。请给一张表。', en: 'This flow is not about members, and a segment holds members only. Give a table.' });
      const id = await enrollInBulk(sql, { scopeId: values.scope, flowId, key: values.key ?? null, who, context: {}, by: 'sopwith enroll' });
      print(String(id));
      return 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};

async function whoOf(sql: Sql, { csv, segment }: { readonly csv?: string | undefined; readonly segment?: string | undefined }): Promise<BulkEnrolment['who']> {
  if (csv !== undefined) return { members: await membersOf(csv) };
  if (segment === undefined || !(await readSegment(sql, segment))) throw new StartProblem({ zh: `没有人群 ${segment}。`, en: `There is no segment ${segment}.` });
  return { segment };
}

async function membersOf(file: string) {
  try {
    return parseEnrollCsv(await readFile(file), MOST_ENROLLED_IN_BULK);
  } catch (error) {
    if (error instanceof Refusal) throw new StartProblem(error.detail);
    throw unreadable(file, error);
  }
}
