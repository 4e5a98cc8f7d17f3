// Members who act through the public API, whatever answers they get, and a tutor who answers tasks and votes. Some are erased while they are
// in the middle of everything. What was acknowledged is written down.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '../replay/api-client.ts';
import { randomFrom } from '../setup/random-from.ts';

export interface Journal {
  /** Message ids of events that were acknowledged. */
  readonly acknowledged: Set<string>;
  /** Sent, and never acknowledged: each is there once or not at all. */
  readonly unheard: Set<string>;
  /** Members whose withdrawal was acknowledged. */
  readonly withdrawn: Set<string>;
  /** Members whose erasure was acknowledged. */
  readonly erased: Set<string>;
  readonly repeats: () => number;
}

export interface Load {
  readonly address: string;
  readonly writeKey: string;
  readonly apiKey: string;
  readonly scopeId: string;
  readonly members: number;
  readonly perSecond: number;
  readonly seed: number;
}

/** How the message ids begin of what those say who will be erased: it goes with them, acknowledged or not. */
export const OF_DOOMED = 'doomed-';

const LONGEST_REQUEST_MS = 4_000;
/** How long one event may be told again and again: longer than any fault lasts. */
/** One in so many turns somebody comes who will be erased when so many others have come after. */
const ONE_IN = 25;
const DOOMED_AT_ONCE = 8;
const PATIENCE_MS = 300_000;

/** Acts until told to stop; resolves when everything that was sent has had its answer. */
export async function actUntil(load: Load, stop: AbortSignal): Promise<Journal> {
  const { address, writeKey, apiKey, scopeId, members, perSecond, seed } = load;
  const random = randomFrom(seed);
  const bounded: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(LONGEST_REQUEST_MS) });
  const outside = createApiClient({ address, authorization: `Basic ${btoa(`${writeKey}:`)}`, patienceMs: PATIENCE_MS, fetch: bounded });
  const inside = createApiClient({ address, authorization: `Bearer ${apiKey}`, patienceMs: PATIENCE_MS, fetch: bounded });
  const acknowledged = new Set<string>();
  const unheard = new Set<string>();
  const withdrawn = new Set<string>();
  const erased = new Set<string>();
  const open = new Set<Promise<void>>();
  /** A member's own words come one after another. */
  const lines = new Map<string, Promise<void>>();
  /** The first thing that could not be said at all: then nothing is proven, and the run is over. */
  let failure: unknown = null;
  let [sent, taken, turn] = [0, 0, 0];

  const say = (userId: string, work: () => Promise<void>) => {
    const line = (lines.get(userId) ?? Promise.resolve()).then(work).catch((error: unknown) => {
      failure ??= error;
    });
    lines.set(userId, line);
    const kept = line.finally(() => open.delete(kept));
    open.add(kept);
  };
  const track = (userId: string, event: string) => {
    const messageId = `chaos-${++sent}`;
    say(userId, async () => {
      unheard.add(messageId);
      await outside.post('/v1/track', { userId, event, messageId, properties: { n: sent } });
      unheard.delete(messageId);
      acknowledged.add(messageId);
    });
  };
  /** Whoever is to be erased says something now and then, before and after; nothing of it is there in the end. */
  const murmur = (userId: string, event: string) => {
    const messageId = `${OF_DOOMED}${++sent}`;
    say(userId, async () => void (await outside.post('/v1/track', { userId, event, messageId, properties: {} })));
  };
  const doomed: string[] = [];
  const takeOneIn = () => {
    const userId = `doomed${String(++taken).padStart(4, '0')}`;
    doomed.push(userId);
    for (const event of ['begin', 'ask', 'challenge.registered']) murmur(userId, event);
  };
  const eraseOne = () => {
    const userId = doomed.shift();
    if (userId === undefined) return;
    murmur(userId, 'ping');
    say(userId, async () => {
      await inside.post(`/v1/members/${userId}/erase?scope=${scopeId}`, { confirm: userId });
      erased.add(userId);
    });
    murmur(userId, 'ping');
  };
  const tutor = answerAll(inside, scopeId, randomFrom(seed + 1), stop);

  for (let member = 0; member < members; member++) {
    const userId = nameOf(member);
    track(userId, 'begin');
    if (member % 4 === 0) track(userId, 'challenge.registered');
  }
  while (!stop.aborted && failure === null) {
    const userId = nameOf(Math.floor(random() * members));
    const dice = random();
    if (turn++ % ONE_IN === 0) takeOneIn();
    if (doomed.length > DOOMED_AT_ONCE) eraseOne();
    else if (turn % 5 === 0 && doomed.length > 0) murmur(doomed[Math.floor(random() * doomed.length)] as string, random() < 0.5 ? 'ping' : 'checked_in');
    if (dice < 0.62) track(userId, 'ping');
    else if (dice < 0.7) track(userId, 'begin');
    else if (dice < 0.78) track(userId, 'ask');
    else if (dice < 0.95) track(userId, 'checked_in');
    else if (dice < 0.98) track(userId, 'leave');
    else if (!withdrawn.has(userId)) {
      say(userId, async () => {
        await inside.post(`/v1/members/${userId}/consents?scope=${scopeId}`, { purpose: 'marketing', channel: 'any', granted: false });
        withdrawn.add(userId);
      });
    }
    await sleep((1_000 / perSecond) * (0.5 + random()));
  }
  await Promise.all(open);
  await tutor;
  if (failure !== null) throw failure;
  return { acknowledged, unheard, withdrawn, erased, repeats: () => outside.repeats() + inside.repeats() };
}

export function nameOf(member: number): string {
  return `m${String(member).padStart(4, '0')}`;
}

interface OpenTask {
  readonly id: string;
}

interface OpenApproval {
  readonly id: string;
  readonly textHash: string;
}

/** Answers some of what is open, now and then; the rest becomes overdue. */
async function answerAll(api: ApiClient, scopeId: string, random: () => number, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await sleep(1_500);
    const tasks = itemsOf(await api.get<Listed<OpenTask>>(`/v1/tasks?scope=${scopeId}&status=open`));
    for (const { id } of tasks.filter(() => random() < 0.15).slice(0, 10)) {
      if (stop.aborted) return;
      await unlessGone(api.post(`/v1/tasks/${id}/complete`, { outcome: random() < 0.7 ? 'yes' : 'no' }));
    }
    const approvals = itemsOf(await api.get<Listed<OpenApproval>>(`/v1/approvals?scope=${scopeId}&status=open`));
    for (const { id, textHash } of approvals.filter(() => random() < 0.15).slice(0, 10)) {
      if (stop.aborted) return;
      await unlessGone(api.post(`/v1/approvals/${id}/vote`, random() < 0.7 ? { vote: 'approve', textHash } : { vote: 'reject', textHash, note: 'No' }));
    }
  }
}

type Listed<T> = readonly T[] | { readonly items: readonly T[] };

function itemsOf<T>(listed: Listed<T>): readonly T[] {
  return 'items' in listed ? listed.items : listed;
}

/** Closed meanwhile by its run, or by an answer that was not heard of: a person would see that it is gone. */
async function unlessGone(answering: Promise<unknown>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    if (!String(error).includes('answered 4')) throw error;
  }
}
