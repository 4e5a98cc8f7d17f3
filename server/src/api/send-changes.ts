// A live view over server-sent events: reads about once a second, sends only what has changed.
import type { SSEStreamingApi } from 'hono/streaming';
import { isPassing } from './is-passing.ts';

const EVERY_MS = 1_000;
/** Proxies close a connection that is silent for a minute. */
const ALIVE_EVERY_MS = 25_000;

export interface LiveView<T> {
  readonly name: string;
  read(): Promise<T>;
  /** Two readings that give the same text are not sent twice. */
  sameness(value: T): string;
  onError(error: unknown): void;
}

export async function sendChanges<T>(stream: SSEStreamingApi, view: LiveView<T>): Promise<void> {
  let sent: string | null = null;
  let sentAt = 0;
  while (!stream.aborted && !stream.closed) {
    try {
      const value = await view.read();
      const same = view.sameness(value);
      if (same !== sent) {
        await stream.writeSSE({ event: view.name, data: JSON.stringify(value) });
        sent = same;
        sentAt = Date.now();
      } else if (Date.now() - sentAt > ALIVE_EVERY_MS) {
        await stream.write(': alive\n\n');
        sentAt = Date.now();
      }
    } catch (error) {
      // The browser connects again by itself, and then sees whether it was for a moment only.
      if (!isPassing(error)) view.onError(error);
      return;
    }
    await stream.sleep(EVERY_MS);
  }
}
