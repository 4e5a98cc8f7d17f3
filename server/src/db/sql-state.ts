/** The SQLSTATE of an error that Postgres answered with. */
function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Classes 22 and 23: the data itself cannot be stored, and a retry would not help. */
export function isBadData(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

/** A deadlock or a serialization failure: the same work may succeed when done again. */
export function isRetryable(error: unknown): boolean {
  return ['40P01', '40001'].includes(sqlState(error) ?? '');
}
