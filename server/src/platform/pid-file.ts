// Remembers which process is ours, so that the next start can end it when this supervisor was killed before it could.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandLine } from './process-identity.ts';
import { type StopStage, stopProcess } from './stop-process.ts';
import { createFile, replaceFile } from './whole-file.ts';

interface Remembered {
  readonly pid: number;
  readonly command: string;
}

export function rememberProcess(file: string, pid: number): void {
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, textOf(pid));
}

/** False: somebody is remembered there already. */
export function rememberIfFirst(file: string, pid: number): boolean {
  return createFile(file, textOf(pid));
}

function textOf(pid: number): string {
  return JSON.stringify({ pid, command: commandLine(pid) ?? '' } satisfies Remembered);
}

export function forgetProcess(file: string): void {
  rmSync(file, { force: true });
}

// The same id and the same command line: a reused id is left alone.
export function rememberedAlive(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const { pid, command } = parse(readFileSync(file, 'utf8'));
  return pid > 0 && command !== '' && commandLine(pid) === command ? pid : undefined;
}

export async function stopRemembered(file: string, stages: readonly StopStage[]): Promise<number | undefined> {
  const pid = rememberedAlive(file);
  if (pid !== undefined) await stopProcess(pid, stages);
  forgetProcess(file);
  return pid;
}

// A machine that lost power may leave an empty or torn file, which remembers nobody.
function parse(text: string): Remembered {
  try {
    const value = JSON.parse(text) as Partial<Remembered>;
    return { pid: Number.isInteger(value.pid) ? Number(value.pid) : 0, command: String(value.command ?? '') };
  } catch (error) {
    if (error instanceof SyntaxError) return { pid: 0, command: '' };
    throw error;
  }
}
