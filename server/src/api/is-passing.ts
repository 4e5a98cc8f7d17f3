// Trouble that passes: the database is away, starting, or busy with others. The same request may succeed in a moment.
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

// SQLSTATE: class 08 connection, 53300 too many of them, 57P01–57P05 shutting down or starting up; 40P01, 40001 and 55P03: others were in the way.
const STATES = /^(08...|53300|57P0\d|40P01|40001|55P03)$/;

export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Whoever asked has hung up, or the server is stopping.
  if (error.name === 'AbortError') return true;
  return 'code' in error && typeof error.code === 'string' && (CODES.has(error.code) || STATES.test(error.code));
}
