// Says that a long step still goes on, so that nobody takes it for stuck.
export async function withProgress<T>(what: string, log: (line: string) => void, work: () => Promise<T>, everyMs = 10_000): Promise<T> {
  const began = Date.now();
  const seconds = (): number => Math.round((Date.now() - began) / 1000);
  log(`${what} …`);
  const ticking = setInterval(() => log(`${what} … ${seconds()} s`), everyMs);
  try {
    const result = await work();
    if (seconds() > 1) log(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
