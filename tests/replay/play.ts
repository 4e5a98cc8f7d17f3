// Plays the days of the tables into a Sopwith, through its public API, on a clock that it drives.
import type { EnrollResult, FlowDetail, FlowVersionDto, ScopeDto } from '../../server/src/api/contract.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { type Day, daysOf, londonMidnight, ZONE } from './days.ts';
import { enrolments, identifyBatches, trackBatches } from './messages.ts';
import type { Tables } from './read-tables.ts';
import { createStopwatch, type Spent } from './stopwatch.ts';

export interface Progress {
  readonly date: string;
  readonly day: number;
  readonly days: number;
  readonly events: number;
  readonly runs: number;
}

export interface Played {
  readonly scope: string;
  readonly flow: FlowDetail;
  readonly events: number;
  readonly runs: number;
  readonly seconds: number;
  readonly spent: Spent;
  /** Requests that had to be sent again. */
  readonly repeats: number;
}

export interface Play {
  readonly address: string;
  readonly key: string;
  readonly tables: Tables;
  readonly onProgress: (progress: Progress) => void;
}

const DAY_MS = 86_400_000;
const AFTER_THE_LAST_MS = 7 * DAY_MS;

export async function play({ address, key, tables, onProgress }: Play): Promise<Played> {
  const api = createApiClient({ address, authorization: `Bearer ${key}` });
  const days = daysOf(tables.events);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error('The events are empty: there is nothing to replay.');
  const { scope, writeKey, flow } = await prepare(api, first.at - DAY_MS);
  const ingest = createApiClient({ address, authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` });
  const watch = createStopwatch();
  const told = { events: 0, runs: 0 };

  const moveClock = (to: number, settle: boolean) => watch.time('clock', () => api.post(`/v1/scopes/${scope}/clock`, { to, settle }));
  const track = async (events: Day['registrations']) => {
    for (const batch of trackBatches(events)) await watch.time('ingest', () => ingest.post('/v1/batch', batch));
    told.events += events.length;
  };
  const enroll = async (registrations: Day['registrations']) => {
    for (const members of enrolments(registrations, tables.assignments)) {
      const { excluded } = await watch.time('enrol', () => api.post<EnrollResult>(`/v1/flows/${flow.id}/enroll`, { scope, members }));
      const [refused] = excluded;
      if (refused) throw new Error(`${excluded.length} were not enrolled, the first of them ${refused.userId}: ${refused.reason}`);
      told.runs += members.length;
    }
  };

  for (const batch of identifyBatches(tables.learners)) await watch.time('ingest', () => ingest.post('/v1/batch', batch));
  for (const [n, day] of days.entries()) {
    // To the day's beginning, but not past it: the timers of that very instant come after its events.
    await moveClock(day.at, false);
    await track(day.registrations);
    await enroll(day.registrations);
    await track([...day.withdrawals, ...day.submissions]);
    onProgress({ date: day.date, day: n + 1, days: days.length, ...told });
  }
  await moveClock(Math.max(last.at, ...dueInstants(tables)) + AFTER_THE_LAST_MS, true);
  return { scope, flow, ...told, ...watch.read(), repeats: api.repeats() + ingest.repeats() };
}

/** Repeating one of these can leave an unused flow or scope behind, and nothing worse. */
async function prepare(api: ApiClient, now: number) {
  const flow = await api.post<FlowDetail>('/v1/flows', { template: 'deadline-care', language: 'en' });
  await api.post<FlowVersionDto>(`/v1/flows/${flow.id}/publish`, { rev: flow.rev });
  const { id: scope, writeKey } = await api.post<ScopeDto>('/v1/scopes', { name: 'Replay', kind: 'driven', now, zone: ZONE });
  await api.post<FlowVersionDto>(`/v1/scopes/${scope}/flows/${flow.id}`, {});
  return { scope, writeKey, flow };
}

function dueInstants({ assignments }: Tables): readonly number[] {
  return assignments.flatMap(({ due }) => (due === '' ? [] : [londonMidnight(due)]));
}
