// A rehearsal's clock between two answers of the server: the same pace, counted on.
import { useEffect, useState } from 'react';

const TICK_MS = 200;

export function virtualNow(answeredNow: number, answeredAt: number, realNow: number, speed: number): number {
  return answeredNow + Math.max(0, realNow - answeredAt) * speed;
}

export function useVirtualNow(now: number, speed: number): number {
  const [answered, setAnswered] = useState({ now, at: Date.now() });
  const [real, setReal] = useState(Date.now());
  if (answered.now !== now) setAnswered({ now, at: Date.now() });
  useEffect(() => {
    if (speed <= 0) return;
    const timer = setInterval(() => setReal(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [speed]);
  return virtualNow(answered.now, answered.at, real, speed);
}
