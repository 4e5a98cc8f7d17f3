import type { FailedPlace } from '@sopwith/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useFailure } from '../shell/failure.ts';

interface RetryAll {
  /** How many were asked by now; null: nobody is being asked. */
  readonly asked: number | null;
  /** How many stood there at the beginning. */
  readonly of: number;
  start(): Promise<void>;
  stop(): void;
}

/** Page after page, until none is left, somebody stops it, or the page is left: nobody is half asked. */
export function useRetryAll({ flow, step, count }: FailedPlace): RetryAll {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const fail = useFailure();
  const [progress, setProgress] = useState<{ readonly asked: number; readonly of: number } | null>(null);
  const going = useRef(false);
  const stop = () => {
    going.current = false;
  };
  useEffect(() => stop, []);
  const start = async () => {
    let asked = 0;
    going.current = true;
    setProgress({ asked, of: count });
    try {
      for (let cursor: string | null = null; going.current; ) {
        const page = await api.retryFailed(flow.id, step, cursor);
        asked += page.asked;
        setProgress({ asked, of: count });
        cursor = page.cursor;
        if (cursor === null) break;
      }
      void message.success(t('standing.retriedSome', { asked }));
    } catch (error) {
      fail(error);
    } finally {
      setProgress(null);
      await Promise.all([['failed-places'], ['failed-runs']].map((queryKey) => client.invalidateQueries({ queryKey })));
    }
  };
  return { asked: progress?.asked ?? null, of: progress?.of ?? count, start, stop };
}
