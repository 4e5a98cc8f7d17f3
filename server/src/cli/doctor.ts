import { parseArgs } from 'node:util';
import { connect } from '../db/connect.ts';
import { examine } from '../operations/doctor.ts';
import type { Finding } from '../operations/finding.ts';
import { openInstallation } from '../operations/open-installation.ts';
import type { Command } from './command.ts';

const SIGNS: Readonly<Record<Finding['state'], string>> = { ok: 'ok     ', warning: 'look at', trouble: 'TROUBLE' };

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '[--json]',
  summary: {
    zh: '检查这套系统，哪里不好、怎么办都说出来；什么都不改。',
    en: 'Examines the installation and says what to do about what is not well; changes nothing.',
  },
  async run(args, say) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 2 });
    try {
      const findings = await examine(sql, installation);
      if (values.json) say(JSON.stringify(findings));
      else for (const line of findings.flatMap(linesOf)) say(line);
      return findings.some(({ state }) => state === 'trouble') ? 1 : 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};

function linesOf({ what, state, detail, mend }: Finding): readonly string[] {
  return [`${SIGNS[state]}  ${what}: ${detail}`, ...(mend === null ? [] : [`         ${mend}`])];
}
