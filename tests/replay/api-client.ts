// Speaks HTTP until it is heard. Every request of a replay may be repeated, so whatever was not acknowledged is sent again.
import { setTimeout as sleep } from 'node:timers/promises';

export interface ApiClient {
  /** Resolves with the acknowledged answer. */
  post<Answer>(path: string, body: unknown): Promise<Answer>;
  get<Answer>(path: string): Promise<Answer>;
  /** Requests that had to be sent again. */
  readonly repeats: () => number;
}

export interface ApiClientOptions {
  readonly address: string;
  readonly authorization: string;
  /** How long one request may go unanswered, however often it is sent. */
  readonly patienceMs?: number;
  readonly fetch?: typeof fetch;
  readonly pause?: (ms: number) => Promise<unknown>;
  readonly now?: () => number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

export function createApiClient(options: ApiClientOptions): ApiClient {
  const { address, authorization, patienceMs = 120_000, pause = sleep, now = Date.now } = options;
  const send = options.fetch ?? fetch;
  let repeats = 0;

  async function attempt(method: string, path: string, body: string | undefined): Promise<Attempt> {
    try {
      const response = await send(`${address}${path}`, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      if (response.ok) return { type: 'answer', value: JSON.parse(text) };
      const reason = `${method} ${path} was answered ${response.status}: ${text.slice(0, 500)}`;
      return response.status >= 500 || response.status === 429 ? { type: 'again', reason } : { type: 'refused', reason };
    } catch (error) {
      // The connection broke: whether it was done is not known.
      return { type: 'again', reason: `${method} ${path}: ${wordsOf(error)}` };
    }
  }

  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const until = now() + patienceMs;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const outcome = await attempt(method, path, text);
      // The API's contract says what each path answers.
      if (outcome.type === 'answer') return outcome.value as Answer;
      if (outcome.type === 'refused') throw new Error(outcome.reason);
      if (now() >= until) throw new Error(`${outcome.reason}, for ${patienceMs / 1_000} seconds`);
      repeats += 1;
      await pause(pauseMs);
    }
  }

  return {
    post: (path, body) => call('POST', path, body),
    get: (path) => call('GET', path),
    repeats: () => repeats,
  };
}

type Attempt =
  | { readonly type: 'answer'; readonly value: unknown }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'again'; readonly reason: string };

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
