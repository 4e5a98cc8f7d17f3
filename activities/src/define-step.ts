// How developers add a step type: one file with a default export of `defineStep(…)` under `steps/`.
import { type Bilingual, fieldsJsonSchema, type JsonObject, type StepGroup, type StepManifest, z } from '@sopwith/engine';

/** A step that failed. `retryable: false` fails the run at once; otherwise the step's retry policy goes on. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly retryable: boolean;

  constructor(message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
  }
}

export interface StepContext<Config> {
  /** `<runId>/<stepId>#<visit>`: the same on every attempt. Give it to the outside as the idempotency key. */
  readonly key: string;
  readonly config: Config;
  readonly member: { readonly externalId: string; readonly attributes: JsonObject };
  readonly context: JsonObject;
  readonly variables: JsonObject;
  /** Milliseconds since the epoch, by the clock of the run's scope. */
  readonly now: number;
  readonly rehearsal: boolean;
  /** Aborts when the run no longer wants the outcome. */
  readonly signal: AbortSignal;
}

export interface StepDefinition<Config, Outcome extends string> {
  /** Kebab-case, unique, for ever: saved flows name it. */
  readonly type: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly help: Bilingual;
  readonly group: StepGroup;
  readonly icon: string;
  /** A strict zod object; `field(schema, zh, en)` gives each setting its label in the panel. */
  readonly config: z.ZodType<Config>;
  readonly initial: Config;
  readonly outcomes: Readonly<Record<Outcome, Bilingual>>;
  readonly summary?: Bilingual;
  /** Keys of the answer's data: later steps can use them as variables. */
  readonly variables?: readonly string[];
  /** Temporal's own retries. Left out: 5 attempts from 1 s, doubling, at most 1 min apart. */
  readonly retry?: { readonly maximumAttempts?: number; readonly initialIntervalMs?: number; readonly maximumIntervalMs?: number };
  readonly timeouts?: { readonly startToCloseMs?: number; readonly heartbeatMs?: number };
  /** `NoInfer`: without it an outcome that was not declared would be taken for a declaration. */
  readonly execute: (
    context: StepContext<Config>,
  ) => Promise<{ readonly outcome: NoInfer<Outcome>; readonly data?: JsonObject }>;
}

/** A definition whose config type is no longer told: what registries hold. */
export interface ActionStep {
  readonly manifest: StepManifest;
  readonly retry: { readonly maximumAttempts: number; readonly initialIntervalMs: number; readonly maximumIntervalMs: number };
  readonly timeouts: { readonly startToCloseMs: number; readonly heartbeatMs?: number };
  readonly execute: (
    context: StepContext<unknown>,
  ) => Promise<{ readonly outcome: string; readonly data?: JsonObject }>;
}

export function defineStep<Config, const Outcome extends string>(
  definition: StepDefinition<Config, Outcome>,
): ActionStep {
  const outcomes = Object.entries<Bilingual>(definition.outcomes).map(([id, title]) => ({ id, title }));
  return {
    manifest: {
      type: definition.type,
      version: definition.version,
      group: definition.group,
      icon: definition.icon,
      title: definition.title,
      help: definition.help,
      sort: 'action',
      config: fieldsJsonSchema(definition.config),
      initial: definition.initial as JsonObject,
      outcomes,
      ...(definition.variables ? { variables: definition.variables } : {}),
      ...(definition.summary ? { summary: definition.summary } : {}),
    },
    retry: { maximumAttempts: 5, initialIntervalMs: 1_000, maximumIntervalMs: 60_000, ...definition.retry },
    timeouts: { startToCloseMs: 60_000, ...definition.timeouts },
    execute: async (context) => {
      const config = definition.config.safeParse(context.config);
      if (!config.success) {
        throw new StepFailure(`the settings do not fit ${definition.type}: ${z.prettifyError(config.error)}`, {
          retryable: false,
        });
      }
      return definition.execute({ ...context, config: config.data });
    },
  };
}
