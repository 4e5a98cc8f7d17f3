/** A fresh id. Never one that was used before: versions map their steps by id, so a reused one would move people wrongly. */
export function freshStepId(type: string, taken: ReadonlySet<string>, random: () => number): string {
  const stem = type
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30);
  for (;;) {
    const id = `${stem}-${Math.floor(random() * 36 ** 5)
      .toString(36)
      .padStart(5, '0')}`;
    if (!taken.has(id)) return id;
  }
}
