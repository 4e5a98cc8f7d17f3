import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly ok: boolean;
  // Both streams in the order they came.
  readonly output: string;
}

// Never throws for a command that fails or does not exist: the caller decides what that means.
export function runCommand(command: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    // A build that nobody waits for any more must not go on for minutes.
    const end = (): void => void child.kill();
    process.once('exit', end);
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => parts.push(text));
    const settle = (result: CommandResult): void => {
      process.off('exit', end);
      resolve(result);
    };
    child.once('error', (error) => settle({ ok: false, output: error.message }));
    child.once('close', (code) => settle({ ok: code === 0, output: parts.join('') }));
  });
}

export function lastLineOf(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
