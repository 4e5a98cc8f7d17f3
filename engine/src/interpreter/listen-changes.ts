// What a run listens to after an advance, against what it listened to before: only the difference is asked for.
import type { Command } from './command.ts';
import { exitKey, exitListens } from './exit-rules.ts';
import type { Token } from './run-state.ts';
import type { Walk } from './walk.ts';

/** A key listens to the same as long as it listens: what a step hears depends on its settings and the run's context. */
export function listenChanges(walk: Walk): readonly Command[] {
  const { run, program, status } = walk;
  const commands: Command[] = [];
  const listensRunWide = program.exits.length > 0;
  if (listensRunWide && run.status === 'new' && status === 'active') {
    commands.push({ type: 'listen', key: exitKey(run.id), listens: exitListens(program, run) });
  }
  for (const { resting } of walk.tokens) {
    if (resting.listens.length > 0 && !isListening(run.tokens, resting.key)) {
      commands.push({ type: 'listen', key: resting.key, listens: resting.listens });
    }
  }
  for (const { resting } of run.tokens) {
    if (resting.listens.length > 0 && !isListening(walk.tokens, resting.key)) {
      commands.push({ type: 'unlisten', key: resting.key });
    }
  }
  // Enrolment had inserted these, also for a run that ends in its first advance.
  if (listensRunWide && status !== 'active' && status !== 'new') commands.push({ type: 'unlisten', key: exitKey(run.id) });
  return commands;
}

function isListening(tokens: readonly Token[], key: string): boolean {
  return tokens.some(({ resting }) => resting.key === key && resting.listens.length > 0);
}
