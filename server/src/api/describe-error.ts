// An error for the log: enough to find the bug, without the values that people sent.

export interface DescribedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: 'unknown', message: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: error.name, message: withoutValues(error.message), ...code, ...(frames ? { stack: frames.join('\n') } : {}) };
}

// Postgres quotes what it could not take: `invalid input syntax for type uuid: "…"`.
function withoutValues(message: string): string {
  return message.replaceAll(/: ".*"/gs, ': "…"').slice(0, 500);
}
