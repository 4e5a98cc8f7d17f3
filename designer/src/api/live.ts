// Figures that move by themselves: one request for a start, then server-sent events into the same cache entry.
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export interface Live<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  /** false while the stream is cut; the browser tries again by itself. */
  readonly connected: boolean;
}

export function useLive<T>(
  key: QueryKey,
  load: () => Promise<T>,
  stream: { readonly path: string; readonly event: string },
  enabled = true,
): Live<T> {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  const first = useQuery({ queryKey: key, queryFn: load, enabled });
  const entry = JSON.stringify(key);
  const { path, event } = stream;
  useEffect(() => {
    if (!enabled) return;
    const source = new EventSource(path);
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    source.addEventListener(event, (message: MessageEvent<string>) => {
      client.setQueryData(JSON.parse(entry) as QueryKey, JSON.parse(message.data) as T);
    });
    return () => source.close();
  }, [client, enabled, entry, path, event]);
  return { data: first.data, error: first.error, connected };
}
