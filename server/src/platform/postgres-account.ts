// Postgres refuses to run as root. As root (containers, CI) it runs under an account of its own; for everybody else, as themselves.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { StartProblem } from './start-problem.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

// Undefined when no change of account is needed.
export function postgresAccount(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  const known = accountNamed('postgres');
  if (known) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
  const made = accountNamed('postgres') ?? accountNamed('nobody');
  if (made) return made;
  throw new StartProblem({
    zh: 'Postgres 不能以 root 运行，也没能为它建一个账号：请用普通用户启动 Sopwith。',
    en: 'Postgres cannot run as root, and no account could be made for it: start Sopwith as an ordinary user.',
  });
}

export function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid);
}

// The account may not be allowed into the folders above (a clone under /root), so it keeps root's right to pass through them.
export function asAccount(account: Account | undefined, command: string, args: readonly string[]): { command: string; args: string[] } {
  if (!account) return { command, args: [...args] };
  const change = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const pass = ['--inh-caps=+dac_override,+dac_read_search', '--ambient-caps=+dac_override,+dac_read_search'];
  for (const options of [[...change, ...pass], change]) {
    if (spawnSync('setpriv', [...options, 'true'], { stdio: 'ignore' }).status === 0) {
      return { command: 'setpriv', args: [...options, command, ...args] };
    }
  }
  throw new StartProblem({
    zh: 'Postgres 不能以 root 运行，又缺少 `setpriv`（在 util-linux 包里）：请用普通用户启动 Sopwith。',
    en: 'Postgres cannot run as root, and `setpriv` (package util-linux) is missing: start Sopwith as an ordinary user.',
  });
}

function accountNamed(name: string): Account | undefined {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` fails for a name that does not exist: the question that was asked.
    return undefined;
  }
}
