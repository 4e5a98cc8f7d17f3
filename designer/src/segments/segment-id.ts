const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** An id that conditions keep: names change and may be in any language. */
export function freshSegmentId(random: () => number): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a');
  return `segment-${letters.join('')}`;
}
