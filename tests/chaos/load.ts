// Members who act through the public API, whatever answers they get, and a tutor who answers tasks. What was acknowledged is written down.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '../replay/api-client.ts';
import { randomFrom } from './random.ts';

export interface Journal {
  /** Message ids of events that were acknowledged. */
  readonly acknowledged: Set<string>;
  /** Sent, and never acknowledged: each is there once or not at all. */
  readonly unheard: Set<string>;
  /** Members whose withdrawal was acknowledged. */
  readonly withdrawn: Set<string>;
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

const LONGEST_REQUEST_MS = 4_000;
/** How long one event may be told again and again: longer than any fault lasts. */
const PATIENCE_MS = 180_000;

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
  const open = new Set<Promise<void>>();
  /** A member's own words come one after another. */
  const lines = new Map<string, Promise<void>>();
  let sent = 0;

  const say = (userId: string, work: () => Promise<void>) => {
    const line = (lines.get(userId) ?? Promise.resolve()).then(work);
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
  const tutor = answerTasks(inside, scopeId, randomFrom(seed + 1), stop);

  for (let member = 0; member < members; member++) {
    const userId = nameOf(member);
    track(userId, 'begin');
    if (member % 4 === 0) track(userId, 'challenge.registered');
  }
  while (!stop.aborted) {
    const userId = nameOf(Math.floor(random() * members));
    const dice = random();
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
  return { acknowledged, unheard, withdrawn, repeats: () => outside.repeats() + inside.repeats() };
}

export function nameOf(member: number): string {
  return `m${String(member).padStart(4, '0')}`;
}

interface OpenTask {
  readonly id: string;
}

/** Answers some of what is open, now and then; the rest becomes overdue. */
async function answerTasks(api: ApiClient, scopeId: string, random: () => number, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await sleep(1_500);
    const answered = await api.get<readonly OpenTask[] | { items: readonly OpenTask[] }>(`/v1/tasks?scope=${scopeId}&status=open`);
    const tasks = 'items' in answered ? answered.items : answered;
    for (const { id } of tasks.filter(() => random() < 0.15).slice(0, 10)) {
      if (stop.aborted) return;
      try {
        await api.post(`/v1/tasks/${id}/complete`, { outcome: random() < 0.7 ? 'yes' : 'no' });
      } catch (error) {
        // Closed meanwhile by its run: a person would see that it is gone.
        if (!String(error).includes('answered 4')) throw error;
      }
    }
  }
}
