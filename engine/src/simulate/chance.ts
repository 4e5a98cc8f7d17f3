// Chance as a pure function: the same seed and the same question give the same answer, in whatever order they are asked.

/** From 0 up to, not including, 1; evenly spread. Each of the numbers makes it another question. */
export function chance(seed: number, ...question: readonly number[]): number {
  let hash = mix(seed | 0);
  for (const part of question) hash = mix(hash ^ Math.imul(part | 0, 0x9e3779b1));
  return (hash >>> 0) / 4_294_967_296;
}

// Two rounds of multiply and shift: neighbouring numbers come out far apart.
function mix(value: number): number {
  let hash = (value + 0x6d2b79f5) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}
