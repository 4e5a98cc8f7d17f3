// What must be true when everything is whole again. Pure: of what was acknowledged, of what the database holds, and of what the
// simulator says for the same inputs.

export interface Trace {
  readonly run: string;
  readonly flow: string;
  /** One line an entry: instant, kind, step, visit, outcome, the reason's code. */
  readonly trail: readonly string[];
  /** Keys of messages, without the run's id, with what became of them. */
  readonly messages: readonly string[];
}

export interface Found {
  /** Message ids of the events that are stored, as often as they are. */
  readonly events: readonly string[];
  readonly traces: readonly Trace[];
  readonly failed: readonly string[];
  /** Members whose withdrawal is stored. */
  readonly withdrawn: readonly string[];
  /** Acts that answered and were never performed. */
  readonly unperformed: readonly string[];
  /** Whose erasure came to its end. */
  readonly erased: ReadonlySet<string>;
  /** Rows of the erased, and of runs that are gone. */
  readonly leftOfErased: readonly string[];
  /** Sent although the recipient's withdrawal had been acknowledged before. */
  readonly afterWithdrawal: readonly string[];
}

export interface Verdict {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly invented: number;
  readonly sentTwice: number;
  readonly unsent: number;
  readonly trailDifferences: number;
  readonly failedRuns: number;
  readonly afterWithdrawal: number;
  readonly unperformed: number;
  readonly leftOfErased: number;
  /** The first few things to look at. */
  readonly look: readonly string[];
}

const MOST_SHOWN = 12;

export function judge(
  { acknowledged, unheard, withdrawn, erased }: Readonly<Record<'acknowledged' | 'unheard' | 'withdrawn' | 'erased', ReadonlySet<string>>>,
  found: Found,
  expected: ReadonlyMap<string, Pick<Trace, 'trail' | 'messages'>>,
): Verdict {
  const look: string[] = [];
  const seen = (what: string) => {
    if (look.length < MOST_SHOWN) look.push(what);
    return 1;
  };
  const times = new Map<string, number>();
  for (const id of found.events) times.set(id, (times.get(id) ?? 0) + 1);
  let [lost, doubled, invented, sentTwice, unsent, trailDifferences] = [0, 0, 0, 0, 0, 0];
  for (const id of acknowledged) if (!times.has(id)) lost += seen(`lost: ${id}`);
  for (const member of withdrawn) if (!found.withdrawn.includes(member)) lost += seen(`lost: the withdrawal of ${member}`);
  for (const member of erased) if (!found.erased.has(member)) lost += seen(`lost: the erasure of ${member}`);
  for (const [id, n] of times) {
    if (n > 1) doubled += seen(`doubled: ${id}, ${n} times`);
    if (!acknowledged.has(id) && !unheard.has(id)) invented += seen(`nobody sent: ${id}`);
  }
  for (const { run, flow, trail, messages } of found.traces) {
    const wanted = expected.get(run);
    if (wanted === undefined) {
      trailDifferences += seen(`${flow} ${run}: nothing is expected of it`);
      continue;
    }
    const at = firstDifference(trail, wanted.trail);
    if (at !== null) trailDifferences += seen(`${flow} ${run}: entry ${at} is ${trail[at] ?? 'missing'}, the simulator says ${wanted.trail[at] ?? 'nothing'}`);
    const kept = new Set(messages);
    if (kept.size < messages.length) sentTwice += seen(`${flow} ${run}: a message is there twice`);
    for (const one of kept) if (!wanted.messages.includes(one)) sentTwice += seen(`${flow} ${run}: ${one} is one too many`);
    for (const one of wanted.messages) if (!kept.has(one)) unsent += seen(`${flow} ${run}: ${one} is missing`);
  }
  for (const one of found.failed) seen(`failed: ${one}`);
  for (const one of found.afterWithdrawal) seen(`after a withdrawal: ${one}`);
  for (const one of found.unperformed) seen(`answered, and never performed: ${one}`);
  for (const one of found.leftOfErased) seen(`left of the erased: ${one}`);
  return {
    acknowledged: acknowledged.size, lost, doubled, invented, sentTwice, unsent, trailDifferences,
    failedRuns: found.failed.length, afterWithdrawal: found.afterWithdrawal.length,
    unperformed: found.unperformed.length, leftOfErased: found.leftOfErased.length, look,
  };
}

function firstDifference(a: readonly string[], b: readonly string[]): number | null {
  for (let n = 0; n < Math.max(a.length, b.length); n++) if (a[n] !== b[n]) return n;
  return null;
}

export function holds({ lost, doubled, invented, sentTwice, unsent, trailDifferences, failedRuns, afterWithdrawal, unperformed, leftOfErased }: Verdict): boolean {
  return [lost, doubled, invented, sentTwice, unsent, trailDifferences, failedRuns, afterWithdrawal, unperformed, leftOfErased].every((count) => count === 0);
}
