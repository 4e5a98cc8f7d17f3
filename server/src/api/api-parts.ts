import type { KeyCheck } from '../auth/key-check.ts';
import type { SignIn } from '../auth/sign-in.ts';
import type { OpenSender } from '@sopwith/activities';
import type { Sql } from '../db/connect.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Report } from './error-response.ts';
import type { Probes } from './probe-routes.ts';
import type { FlowLanguage } from './flow-language.ts';

/** What the API is put together from; made once, in `processes/api.ts` or by a test. */
export interface ApiParts {
  readonly sql: Sql;
  readonly signIn: SignIn;
  readonly keys: KeyCheck;
  readonly language: FlowLanguage;
  readonly runtime: Runtime;
  /** The address that people type. Null: the loopback names only. */
  readonly publicUrl: string | null;
  /** The built designer; null where only the API is served. */
  readonly designerFolder: string | null;
  /** Seals the passwords of channels, and signs links. */
  readonly channelSecret: string;
  /** Speaks to the other side of an account, for a test. */
  readonly openSender: OpenSender;
  readonly report: Report;
  readonly probes: Probes;
  /** The machine's own clock, for what belongs to no scope: saves and publications. */
  readonly now: () => number;
}
