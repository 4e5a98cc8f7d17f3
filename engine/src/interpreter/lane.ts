/** Which of so many lanes a run belongs to: the same for ever, and spread evenly. FNV-1a over UTF-16 code units. */
export function laneOf(runId: string, lanes: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < runId.length; i++) {
    hash = Math.imul(hash ^ runId.charCodeAt(i), 0x01000193);
  }
  // The low bits of FNV of similar ids are poor: fold the high half in.
  hash ^= hash >>> 16;
  return (hash >>> 0) % lanes;
}
