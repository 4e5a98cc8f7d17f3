// What a run listens to after an advance, against what it listened to before: only the difference is asked for.
import type { Command } from './command.ts';
import { exitKey, exitListens, listensRunWide } from './exit-rules.ts';
import type { Listen, Token } from './run-state.ts';
import type { Walk } from './walk.ts';

/** A key listens to the same as long as it listens, and the run's context is the same. */
export function listenChanges(walk: Walk): readonly Command[] {
  const { program, status } = walk;
  // The shell took the listens of a run that failed away.
  const run = walk.run.status === 'failed' ? { ...walk.run, tokens: [] } : walk.run;
  const commands: Command[] = [];
  const runWide = listensRunWide(program);
  const sameContext = walk.context === run.context;
  if (runWide && (run.status === 'new' || run.status === 'failed') && status === 'active') {
    commands.push({ type: 'listen', key: exitKey(run.id), listens: exitListens(program, walk) });
  } else if (runWide && !sameContext && status === 'active' && !isSame(exitListens(program, run), exitListens(program, walk))) {
    commands.push({ type: 'unlisten', key: exitKey(run.id) }, { type: 'listen', key: exitKey(run.id), listens: exitListens(program, walk) });
  }
  for (const { resting } of walk.tokens) {
    if (resting.listens.length === 0) continue;
    if (!isListening(run.tokens, resting.key)) {
      commands.push({ type: 'listen', key: resting.key, listens: resting.listens });
    } else if (!sameContext && !isSame(resting.listens, listensAt(run.tokens, resting.key))) {
      commands.push({ type: 'unlisten', key: resting.key }, { type: 'listen', key: resting.key, listens: resting.listens });
    }
  }
  for (const { resting } of run.tokens) {
    if (resting.listens.length > 0 && !isListening(walk.tokens, resting.key)) {
      commands.push({ type: 'unlisten', key: resting.key });
    }
  }
  // Enrolment had inserted these, also for a run that ends in its first advance.
  if (runWide && run.status !== 'failed' && status !== 'active' && status !== 'new') commands.push({ type: 'unlisten', key: exitKey(run.id) });
  return commands;
}

function isListening(tokens: readonly Token[], key: string): boolean {
  return tokens.some(({ resting }) => resting.key === key && resting.listens.length > 0);
}

function listensAt(tokens: readonly Token[], key: string): readonly Listen[] {
  return tokens.find(({ resting }) => resting.key === key)?.resting.listens ?? [];
}

// Both were made by the same code from the same settings, so what is equal is written alike.
function isSame(one: readonly Listen[], other: readonly Listen[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
