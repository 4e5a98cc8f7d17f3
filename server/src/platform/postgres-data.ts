// The folder of a Postgres cluster: made whole or not at all, and refused with a sentence when it is not one that this Postgres can open.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, asAccount, give } from './postgres-account.ts';
import { StartProblem } from './start-problem.ts';

const majorVersion = '18';
const passwordFile = 'sopwith.password';

export function hasCluster(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  if (!statSync(dataDir).isDirectory()) {
    throw new StartProblem({
      zh: `数据库文件夹 ${dataDir} 是一个文件：把它移走，或把 SOPWITH_DATA 设成别的文件夹。`,
      en: `The database folder ${dataDir} is a file: move it away, or set SOPWITH_DATA to another folder.`,
    });
  }
  const versionFile = join(dataDir, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    if (readdirSync(dataDir).length === 0) return false;
    throw new StartProblem({
      zh: `数据库文件夹 ${dataDir} 里没有 Postgres 数据库：放回它的备份，或把它移走、从头开始。`,
      en: `The database folder ${dataDir} holds no Postgres database: put back a backup of it, or move it away to begin anew.`,
    });
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== majorVersion) {
    throw new StartProblem({
      zh: `${dataDir} 里的数据库是 Postgres ${found} 建的，这里是 Postgres ${majorVersion}：用 pg_dump 转过来，或把 SOPWITH_DATA 设成别的文件夹。`,
      en: `The database in ${dataDir} was made by Postgres ${found}, and this is Postgres ${majorVersion}: carry it over with pg_dump, or set SOPWITH_DATA to another folder.`,
    });
  }
  return true;
}

// Made beside its place and then renamed, so an interrupted first start leaves nothing half made.
export function makeCluster(initdb: string, dataDir: string, account: Account | undefined): void {
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  give(draft, account);
  const secret = `${dataDir}.secret`;
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  give(secret, account);
  const run = asAccount(account, initdb, [
    `--pgdata=${draft}`,
    '--username=sopwith',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  const made = spawnSync(run.command, run.args, { encoding: 'utf8', cwd: dirname(dataDir) });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(secret, { force: true });
    const why = lastLine(made.stderr) ?? made.error?.message ?? `exit ${made.status}`;
    throw new StartProblem({
      zh: `没能在 ${dataDir} 里建数据库（${why}）：看看文件夹能不能写、磁盘还有没有空间。`,
      en: `The database could not be made in ${dataDir} (${why}): check that the folder can be written and the disk has room.`,
    });
  }
  renameSync(secret, join(draft, passwordFile));
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(draft, dataDir);
}

export function clusterPassword(dataDir: string): string {
  return readFileSync(join(dataDir, passwordFile), 'utf8').trim();
}

function lastLine(text: string | null): string | undefined {
  return text?.trim().split('\n').filter(Boolean).at(-1);
}
