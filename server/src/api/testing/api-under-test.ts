// The whole API over a database of its own, asked in process. Lanes are advanced by the test, without Temporal.
import { createGuardedRequest, exchangeBatch, openSenderBy } from '@sopwith/activities';
import { builtinSteps, createCatalog } from '@sopwith/engine';
import { freshDatabase } from '../../../../tests/setup/fresh-database.ts';
import { createKey } from '../../auth/access-key-store.ts';
import { offerFirstSignIn } from '../../auth/first-sign-in.ts';
import { createKeyCheck } from '../../auth/key-check.ts';
import { createSignIn } from '../../auth/sign-in.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { createExchangeStore } from '../../runtime/exchange-store.ts';
import { createProgramReader } from '../../runtime/programs.ts';
import { createRuntime } from '../../runtime/runtime.ts';
import { allowedAddresses } from '../allowed-address.ts';
import { createApp } from '../app.ts';
import type { ErrorDto } from '../contract.ts';
import { languageOf } from '../language-of-catalog.ts';

export const ADMINISTRATOR = { name: 'Lin', email: 'lin@example.org', password: 'correct horse battery' };

export const METRICS_TOKEN = 'a token of the tests';

export interface Asked<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** What a refusal holds; the default shape of an answer, for most tests ask what is refused. */
export type Problem = ErrorDto;

export interface Ask {
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiUnderTest {
  readonly sql: Sql;
  readonly databaseUrl: string;
  readonly app: ReturnType<typeof createApp>;
  readonly welcomeToken: string;
  readonly apiKey: string;
  readonly writeKey: string;
  readonly reported: unknown[];
  ask<T = Problem>(method: string, path: string, ask?: Ask): Promise<Asked<T>>;
  /** As a program with an API key. */
  call<T = Problem>(method: string, path: string, body?: unknown): Promise<Asked<T>>;
  /** As a sender of events. */
  send(path: string, body: unknown): Promise<Asked<Problem>>;
  /** Takes every lane's turns until nothing is runnable. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function apiUnderTest(): Promise<ApiUnderTest> {
  const database = await freshDatabase();
  const sql = connect(database.url);
  const signInPool = connect(database.url, { max: 1 });
  const woken = new Set<number>();
  const reported: unknown[] = [];
  const { allowsOrigin } = allowedAddresses(null);
  const runtime = createRuntime(sql, (lanes) => {
    for (const lane of lanes) woken.add(lane);
  });
  const app = createApp({
    sql,
    signIn: createSignIn(signInPool, { secret: 'a secret of the tests, long enough', publicUrl: 'http://localhost', allowsOrigin }),
    keys: createKeyCheck(sql),
    language: languageOf(createCatalog(builtinSteps, [])),
    runtime,
    publicUrl: null,
    designerFolder: null,
    channelSecret: 'a secret of the tests, long enough',
    openSender: openSenderBy(createGuardedRequest({ allowLoopback: true })),
    report: (_incident, error) => reported.push(error),
    probes: { temporal: () => Promise.resolve(), metricsToken: METRICS_TOKEN },
    now: Date.now,
  });
  const welcomeToken = (await offerFirstSignIn(sql)) ?? '';
  const { key: apiKey } = await createKey(sql, { kind: 'api', scope: 'live', name: 'tests' });
  const { key: writeKey } = await createKey(sql, { kind: 'write', scope: 'live', name: 'tests' });

  async function ask<T = Problem>(method: string, path: string, { body, raw, headers }: Ask = {}): Promise<Asked<T>> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await app.request(path, {
      method,
      headers: { ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // The tests state what they expect; that it is so, they assert.
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  return {
    sql,
    databaseUrl: database.url,
    app,
    welcomeToken,
    apiKey,
    writeKey,
    reported,
    ask,
    call: (method, path, body) =>
      ask(method, path, { ...(body === undefined ? {} : { body }), headers: { authorization: `Bearer ${apiKey}` } }),
    send: (path, body) => ask('POST', path, { body, headers: { authorization: basic(writeKey) } }),
    async settle() {
      const store = createExchangeStore(sql, createProgramReader());
      do {
        for (const [lane] of woken.entries()) {
          woken.delete(lane);
          for (;;) {
            const batch = await exchangeBatch(store, lane, 500);
            for (const other of batch.woken) woken.add(other);
            if (batch.runs === 0) break;
          }
        }
      } while ((await runtime.tellIncidentNews()) > 0);
    },
    async close() {
      await Promise.all([sql.end(), signInPool.end()]);
      await database.drop();
    },
  };
}

export function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
}
