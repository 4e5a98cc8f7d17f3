import { useCallback, useEffect, useRef, useState } from 'react';
import type { Played } from './perform.ts';
import type { FromWorker } from './simulate-worker.ts';
import type { SimulationRequest } from './simulation-request.ts';

export type Simulating =
  | { readonly status: 'idle' | 'cancelled' }
  | { readonly status: 'running'; readonly played: number; readonly of: number }
  | { readonly status: 'done'; readonly request: SimulationRequest; readonly played: Played; readonly tookMs: number }
  | { readonly status: 'failed'; readonly message: string };

/** One simulation at a time, in a worker of its own; another one, or leaving the page, ends it. */
export function useSimulation() {
  const [state, setState] = useState<Simulating>({ status: 'idle' });
  const worker = useRef<Worker | null>(null);
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback(
    (request: SimulationRequest) => {
      stop();
      const of = request.type === 'cohort' ? request.cohort.size : 1;
      setState({ status: 'running', played: 0, of });
      const begun = new Worker(new URL('./simulate-worker.ts', import.meta.url), { type: 'module' });
      worker.current = begun;
      begun.addEventListener('error', ({ message }) => setState({ status: 'failed', message }));
      begun.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'progress') return setState({ status: 'running', played: data.played, of });
        stop();
        if (data.type === 'failed') return setState({ status: 'failed', message: data.message });
        setState({ status: 'done', request, played: data.played, tookMs: data.tookMs });
      });
      begun.postMessage(request);
    },
    [stop],
  );
  const cancel = useCallback(() => {
    stop();
    setState({ status: 'cancelled' });
  }, [stop]);
  return { state, start, cancel };
}
