// Builds the Temporal CLI with the machine's Go: the way on a network that reaches the Go proxy only.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastLineOf, runCommand } from './run-command.ts';

// Later versions carry a `replace` in their go.mod, which `go install` refuses.
const module = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

export async function hasGo(): Promise<boolean> {
  const { ok, output } = await runCommand('go', ['version']);
  const version = /go(\d+)\.(\d+)/.exec(output);
  return ok && version !== null && (Number(version[1]) > 1 || Number(version[2]) >= 25);
}

// Built beside its place, so an interrupted build is never taken for the tool.
export async function buildTemporal(bin: string): Promise<{ path: string } | { problem: string }> {
  const draft = `${bin}.building-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const built = await runCommand('go', ['install', module], { env: { ...process.env, GOBIN: draft } });
    if (!built.ok) return { problem: lastLineOf(built.output) };
    mkdirSync(bin, { recursive: true });
    renameSync(join(draft, 'temporal'), join(bin, 'temporal'));
    return { path: join(bin, 'temporal') };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
