import type { FailedPlace } from '@sopwith/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useFailure } from '../shell/failure.ts';

interface RetryAll {
  /** How many were asked by now, of how many that stood there at the beginning; null: nobody is being asked. */
  readonly progress: { readonly asked: number; readonly count: number } | null;
  start(): Promise<void>;
  stop(): void;
}

/** Page after page, until none is left, somebody stops it, or the page is left: nobody is half asked. */
export function useRetryAll({ flow, step, count }: FailedPlace): RetryAll {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const fail = useFailure();
  const [progress, setProgress] = useState<RetryAll['progress']>(null);
  const going = useRef(false);
  const stop = () => {
    going.current = false;
  };
  useEffect(() => stop, []);
  const start = async () => {
    let asked = 0;
    going.current = true;
    setProgress({ asked, count });
    try {
      for (let cursor: string | null = null; going.current; ) {
        const page = await api.retryFailed(flow.id, step, cursor);
        asked += page.asked;
        setProgress({ asked, count });
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
  return { progress, start, stop };
}
