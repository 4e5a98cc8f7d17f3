// Says that a long step still goes on, so that nobody takes it for stuck.
import type { Bilingual } from '@sopwith/engine';
import type { Tell } from './tell.ts';

export async function withProgress<T>(what: Bilingual, log: Tell, work: () => Promise<T>, everyMs = 10_000): Promise<T> {
  const began = Date.now();
  const seconds = (): number => Math.round((Date.now() - began) / 1000);
  log({ zh: `${what.zh} …`, en: `${what.en} …` });
  const ticking = setInterval(() => log({ zh: `${what.zh} … ${seconds()} 秒`, en: `${what.en} … ${seconds()} s` }), everyMs);
  try {
    const result = await work();
    if (seconds() > 1) log({ zh: `${what.zh}：用了 ${seconds()} 秒`, en: `${what.en}: done in ${seconds()} s` });
    return result;
  } finally {
    clearInterval(ticking);
  }
}
