// One door to the server. What goes wrong comes out as one of two errors: the server's own words, or no connection.
import type { ErrorDto } from '@sopwith/server/contract';

export class ServerRefused extends Error {
  readonly problem: ErrorDto;
  constructor(problem: ErrorDto) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

export class ServerUnreachable extends Error {}

export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, { method, credentials: 'same-origin', ...contentOf(body) }).catch((cause: unknown) => {
    throw new ServerUnreachable('The server did not answer', { cause });
  });
  // A proxy in front that finds nobody home is no answer either.
  if (response.status === 502 || response.status === 503 || response.status === 504)
    throw new ServerUnreachable('The server is not running');
  const text = await response.text();
  const data: unknown = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
  if (!response.ok) throw new ServerRefused(asProblem(data, response));
  // The contract is shared with the server as types; the server checks what it sends in its own tests.
  return data as T;
}

/** A file goes as it is; the server finds out its encoding. The answer is asked for in the language of the page. */
function contentOf(body: unknown): RequestInit {
  const language = { 'accept-language': document.documentElement.lang };
  if (body === undefined) return { headers: language };
  if (body instanceof Blob) return { headers: { ...language, 'content-type': 'text/csv' }, body };
  return { headers: { ...language, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function asProblem(data: unknown, response: Response): ErrorDto {
  const found = typeof data === 'object' && data !== null ? (data as Partial<ErrorDto> & { message?: string }) : {};
  return {
    type: found.type ?? 'about:blank',
    title: found.title ?? response.statusText,
    status: response.status,
    detail: found.detail ?? found.message ?? '',
    ...(found.problems ? { problems: found.problems } : {}),
  };
}
