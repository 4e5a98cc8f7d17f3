// Erasing a member from the command line: also while the API is away.
import { parseArgs } from 'node:util';
import { connect } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { eraseMember, liftTombstone } from '../runtime/erase-member.ts';
import { type Command, UsageProblem } from './command.ts';

const BY = 'the command line';

export const eraseCommand: Command = {
  name: 'erase',
  usage: 'MEMBER --confirm MEMBER | MEMBER --lift [--scope NAME]',
  summary: {
    zh: '永久抹除一位成员的全部信息；在 `--lift` 之前，这个编号下不再写入任何东西。',
    en: 'Erases all that is known of a member, for good; nothing is written under that id again until `--lift`.',
  },
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { confirm: { type: 'string' }, lift: { type: 'boolean', default: false }, scope: { type: 'string', default: 'live' } },
    });
    const [userId, ...others] = positionals;
    if (userId === undefined || others.length > 0) throw new UsageProblem({ zh: '要写明是谁：成员的编号。', en: 'Say whom: the member’s id.' });
    if (!values.lift && values.confirm !== userId) throw new UsageProblem({ zh: `这不能撤销。确定的话，加上 --confirm ${userId}`, en: `This cannot be undone. If you mean it, add --confirm ${userId}` });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 2 });
    try {
      const erasure = { scopeId: values.scope, userId, by: BY };
      const done = await (values.lift ? liftTombstone(sql, erasure) : eraseMember(sql, erasure));
      if (!done) {
        throw new StartProblem(
          values.lift
            ? { zh: `${values.scope} 里没有被抹除的 ${userId}。`, en: `Nobody was erased as ${userId} in ${values.scope}.` }
            : { zh: `${values.scope} 里没有成员 ${userId}。`, en: `There is no member ${userId} in ${values.scope}.` },
        );
      }
      say(
        values.lift
          ? { zh: `从现在起，以 ${userId} 来的算一位新成员。`, en: `Whoever comes as ${userId} from now on is somebody new.` }
          : { zh: `${userId} 已抹除。`, en: `${userId} is erased.` },
      );
      return 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};
