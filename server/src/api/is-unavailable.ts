// The database is away, starting or stopping: the same request may succeed in a moment.
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

export function isUnavailable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // SQLSTATE: 57P01–57P05 shutting down or starting up, 53300 too many connections, class 08 connection.
  return typeof code === 'string' && (CODES.has(code) || /^(57P0\d|53300|08...)$/.test(code));
}
