// The browser's thread for simulations, so that the page goes on answering. Whoever cancels ends the thread.
import { perform, type Played } from './perform.ts';
import type { SimulationRequest } from './simulation-request.ts';

export type FromWorker =
  | { readonly type: 'progress'; readonly played: number }
  | { readonly type: 'done'; readonly played: Played; readonly tookMs: number }
  | { readonly type: 'failed'; readonly message: string };

const TELL_EVERY_MS = 100;

addEventListener('message', ({ data }: MessageEvent<SimulationRequest>) => {
  const began = performance.now();
  let told = began;
  try {
    const played = perform(data, (count) => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      tell({ type: 'progress', played: count });
    });
    tell({ type: 'done', played, tookMs: performance.now() - began });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function tell(message: FromWorker): void {
  postMessage(message);
}
