import { parseArgs } from 'node:util';
import type { Bilingual } from '@sopwith/engine';
import { connect } from '../db/connect.ts';
import { examine } from '../operations/doctor.ts';
import type { Finding } from '../operations/finding.ts';
import { openInstallation } from '../operations/open-installation.ts';
import type { Command } from './command.ts';

/** In each language all of one width. */
const SIGNS: Readonly<Record<Finding['state'], Bilingual>> = {
  ok: { zh: '正常  ', en: 'ok     ' },
  warning: { zh: '请看  ', en: 'look at' },
  trouble: { zh: '有问题', en: 'TROUBLE' },
};

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '[--json]',
  summary: {
    zh: '检查这套系统，哪里不好、怎么办都说出来；什么都不改。',
    en: 'Examines the installation and says what to do about what is not well; changes nothing.',
  },
  async run(args, say, print) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    const installation = await openInstallation(process.env);
    const sql = connect(installation.databaseUrl, { max: 2 });
    try {
      const findings = await examine(sql, installation);
      if (values.json) print(JSON.stringify(findings.map(inEnglish)));
      else findings.flatMap(linesOf).forEach(say);
      return findings.some(({ state }) => state === 'trouble') ? 1 : 0;
    } finally {
      await sql.end();
      await installation.close();
    }
  },
};

function linesOf({ what, state, detail, mend }: Finding): readonly Bilingual[] {
  const line = { zh: `${SIGNS[state].zh}  ${what.zh}：${detail.zh}`, en: `${SIGNS[state].en}  ${what.en}: ${detail.en}` };
  return [line, ...(mend === null ? [] : [{ zh: `        ${mend.zh}`, en: `         ${mend.en}` }])];
}

/** For programs, which look for words that do not change with the terminal. */
function inEnglish({ what, state, detail, mend }: Finding) {
  return { what: what.en, state, detail: detail.en, mend: mend?.en ?? null };
}
