/** Something that goes on by itself until it is stopped; what is under way then comes to its end first. */
export interface Repeated {
  stop(): Promise<void>;
}

/**
 * Does something again and again, each time after the last has ended, until told to stop; work in many parts asks `isOver` between
 * them. A failure is reported, and the next time comes all the same.
 */
export function every(ms: number, work: (isOver: () => boolean) => Promise<unknown>, onError: (error: unknown) => void): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const tick = () => {
    current = work(() => stopped)
      .then(() => undefined, onError)
      .then(() => {
        if (!stopped) timer = setTimeout(tick, ms);
      });
  };
  tick();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
