// One of Sopwith's own long-running processes: started by tsx, ready when it says so over IPC, ended by SIGTERM.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Bilingual } from '@sopwith/engine';
import type { LogFile } from './log-file.ts';
import { nodeFlags } from './node-flags.ts';
import { partTitle } from './part-titles.ts';
import { forgetProcess, rememberProcess, stopRemembered } from './pid-file.ts';
import { StartProblem } from './start-problem.ts';
import { repositoryRoot } from './start-settings.ts';
import { type StopStage, stopProcess } from './stop-process.ts';
import type { Running } from './supervise.ts';
import { wordsOf } from './tell.ts';

export interface StartChild {
  readonly name: string;
  readonly file: string;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: LogFile;
  readonly readyWithinMs?: number;
}

export interface RunningChild extends Running {
  // What it said when it became ready.
  readonly ready: Readonly<Record<string, unknown>>;
}

const stages: readonly StopStage[] = [
  { signal: 'SIGTERM', forMs: 10_000 },
  { signal: 'SIGKILL', forMs: 2_000 },
];

export async function startChild({ name, file, dataDir, env, log, readyWithinMs = 180_000 }: StartChild): Promise<RunningChild> {
  const pidFile = join(dataDir, 'pids', `${name}.pid`);
  await stopRemembered(pidFile, stages);
  // A session of its own: Ctrl-C in the terminal must reach the supervisor only, which ends its parts in order.
  const child = spawn(process.execPath, [...nodeFlags(file), '--import', 'tsx', file], {
    cwd: repositoryRoot,
    env,
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.pid) rememberProcess(pidFile, child.pid);
  const outcome = await firstWord(child, readyWithinMs);
  const pid = child.pid;
  if (outcome.type !== 'ready' || !pid) {
    if (pid) await stopProcess(pid, [{ signal: 'SIGKILL', forMs: 2_000 }]);
    forgetProcess(pidFile);
    if (outcome.type === 'refused') throw new StartProblem(outcome.reason);
    const [part, reason] = [partTitle(name), outcome.type === 'ready' ? NO_PROCESS_ID : outcome.reason];
    const tail = log.tail(12).join('\n');
    throw new StartProblem({
      zh: `${part.zh}没有启动：${reason.zh}。它的最后几行，来自 ${log.path}：\n${tail}`,
      en: `The ${part.en} did not start: ${reason.en}. Its last lines, from ${log.path}:\n${tail}`,
    });
  }
  return {
    pid,
    exited,
    ready: outcome.message,
    stop: async () => {
      await stopProcess(pid, stages);
      forgetProcess(pidFile);
    },
  };
}

type FirstWord = { type: 'ready'; message: Readonly<Record<string, unknown>> } | { type: 'failed' | 'refused'; reason: Bilingual };

const NO_PROCESS_ID: Bilingual = { zh: '它没有进程号', en: 'it has no process id' };

function firstWord(child: ChildProcess, withinMs: number): Promise<FirstWord> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve({ type: 'failed', reason: { zh: `${withinMs / 1000} 秒内没有准备好`, en: `it was not ready within ${withinMs / 1000} s` } }), withinMs);
    const settle = (word: FirstWord): void => {
      clearTimeout(late);
      resolve(word);
    };
    child.once('error', (error) => settle({ type: 'failed', reason: wordsOf(error) }));
    child.once('exit', (code, signal) => {
      const how = signal ?? `exit code ${code}`;
      settle({ type: 'failed', reason: { zh: `它以 ${how} 结束`, en: `it ended with ${how}` } });
    });
    child.on('message', (message) => {
      if (isWord(message, 'ready')) settle({ type: 'ready', message });
      // What it could not start for is a sentence of its own: a log would add nothing.
      if (isWord(message, 'refused')) settle({ type: 'refused', reason: { zh: String(message.zh), en: String(message.en) } });
    });
  });
}

function isWord(message: unknown, type: 'ready' | 'refused'): message is Readonly<Record<string, unknown>> {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}
