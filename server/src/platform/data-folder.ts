// The folder that holds everything a person would miss. One Sopwith at a time may use it.
import { closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { forgetProcess, rememberedAlive, rememberIfFirst } from './pid-file.ts';
import { StartProblem } from './start-problem.ts';

export interface DataFolder {
  release(): void;
}

export function takeDataFolder(dataDir: string): DataFolder {
  prepare(dataDir);
  const lock = join(dataDir, 'sopwith.lock');
  while (!rememberIfFirst(lock, process.pid)) {
    const owner = rememberedAlive(lock);
    if (owner !== undefined && owner !== process.pid) throw inUse(dataDir, owner);
    // Whoever wrote it is gone, so it was killed.
    takeAway(lock);
  }
  return { release: () => forgetProcess(lock) };
}

/** Of two starts that both found the lock of a dead one the slower must not take away what the quicker has laid there since. */
function takeAway(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const owner = rememberedAlive(aside);
  if (owner !== undefined && owner !== process.pid && !existsSync(lock)) linkSync(aside, lock);
  rmSync(aside, { force: true });
}

function inUse(dataDir: string, owner: number | undefined): StartProblem {
  const who = owner === undefined ? '' : ` (process ${owner})`;
  return new StartProblem({
    zh: `Sopwith 已经在 ${dataDir} 上运行${owner === undefined ? '' : `（进程 ${owner}）`}：用那一个，或停掉它；要在旁边再开一个，就同时设置 SOPWITH_DATA 和 SOPWITH_PORT。`,
    en: `Sopwith already runs on the data in ${dataDir}${who}: use that one or stop it, or set both SOPWITH_DATA and SOPWITH_PORT to run a second one beside it.`,
  });
}

function prepare(dataDir: string): void {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory()) {
    throw new StartProblem({ zh: `数据文件夹 ${dataDir} 是一个文件：把它移走，或把 SOPWITH_DATA 设成别的文件夹。`, en: `The data folder ${dataDir} is a file: move it away, or set SOPWITH_DATA to another folder.` });
  }
  const probe = join(dataDir, '.write-probe');
  try {
    mkdirSync(dataDir, { recursive: true });
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StartProblem(
      {
        zh: `数据文件夹 ${dataDir} 写不了（${code}）：给这个账号写权限，或把 SOPWITH_DATA 设成别的文件夹。`,
        en: `The data folder ${dataDir} cannot be written (${code}): give this account the right to write there, or set SOPWITH_DATA to another folder.`,
      },
      { cause },
    );
  }
}
