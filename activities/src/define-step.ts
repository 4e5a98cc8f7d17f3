// How developers add a step type: one file with a default export of `defineStep(…)`, under `steps/` or in a plugin.
import { type Bilingual, fieldsJsonSchema, type JsonObject, type StepGroup, type StepManifest, type z } from '@sopwith/engine';
import { fitConfig, type Upgrade } from './fit-config.ts';
import { StepFailure } from './step-failure.ts';

export { StepFailure } from './step-failure.ts';

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
  /**
   * A token with which the outside answers by `POST /v1/callbacks/<token>`, once. Ask for it before the outside hears of the job,
   * and return `later(…)`: the step then rests until the answer comes.
   */
  readonly callbackToken: () => Promise<string>;
}

export interface StepAnswer<Outcome extends string> {
  readonly outcome: Outcome;
  /** Becomes variables of the run, by name. At most 16 KB as JSON. */
  readonly data?: JsonObject;
}

/** The answer comes by the callback; after `withinMs` without one, the step has failed. */
export interface Later {
  readonly type: 'later';
  readonly withinMs: number;
}

export function later(options: { readonly withinMs: number }): Later {
  return { type: 'later', ...options };
}

interface Definition<Config, Outcome extends string> {
  /** Kebab-case, unique, for ever: saved flows name it. */
  readonly type: string;
  /** Counts changes of `config` that old settings do not fit. */
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
  /** A list in the settings whose entries each name one more, in their field `variable`. */
  readonly variablesFrom?: string;
  /** Temporal's own retries. Left out: 5 attempts from 1 s, doubling, at most 1 min apart. */
  readonly retry?: { readonly maximumAttempts?: number; readonly initialIntervalMs?: number; readonly maximumIntervalMs?: number };
  /** Left out: a minute in all; 10 s without a sign of life, which the act's wrapper gives by itself, and its worker is taken for dead. */
  readonly timeouts?: { readonly startToCloseMs?: number; readonly heartbeatMs?: number };
  /** From the settings of version `from` to those of the next. Stored flows are taken up to the present one, step by step. */
  readonly upgrade?: Upgrade;
}

/** `NoInfer`: without it an outcome that was not declared would be taken for a declaration. */
export type StepDefinition<Config, Outcome extends string> = Definition<Config, Outcome> &
  (
    | { readonly execute: (context: StepContext<Config>) => Promise<StepAnswer<NoInfer<Outcome>> | Later>; readonly executeBatch?: never }
    | {
        /**
         * Many at once, in one activity: for systems that take them in bulk. Answers in the order of the contexts. What throws is
         * tried again for all of them; a `StepFailure` in an answer's place fails that one alone.
         */
        readonly executeBatch: (contexts: readonly StepContext<Config>[]) => Promise<readonly (StepAnswer<NoInfer<Outcome>> | StepFailure)[]>;
        readonly execute?: never;
        readonly mostAtOnce?: number;
      }
  );

type Answers = Promise<readonly (StepAnswer<string> | Later | StepFailure)[]>;

/** A definition whose config type is no longer told: what registries hold. */
export interface ActionStep {
  readonly manifest: StepManifest;
  readonly retry: { readonly maximumAttempts: number; readonly initialIntervalMs: number; readonly maximumIntervalMs: number };
  readonly timeouts: { readonly startToCloseMs: number; readonly heartbeatMs: number };
  /** How many acts one activity takes on: 1 unless it works in bulk. */
  readonly mostAtOnce: number;
  readonly upgrade: Upgrade | null;
  readonly perform: (contexts: readonly StepContext<unknown>[]) => Answers;
}

const MOST_AT_ONCE = 100;

export function defineStep<Config, const Outcome extends string>(definition: StepDefinition<Config, Outcome>): ActionStep {
  const outcomes = Object.entries<Bilingual>(definition.outcomes).map(([id, title]) => ({ id, title }));
  const fitted = (context: StepContext<unknown>): StepContext<Config> => ({ ...context, config: fitConfig(definition, context.config) });
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
      ...(definition.variablesFrom ? { variablesFrom: definition.variablesFrom } : {}),
      ...(definition.summary ? { summary: definition.summary } : {}),
    },
    retry: { maximumAttempts: 5, initialIntervalMs: 1_000, maximumIntervalMs: 60_000, ...definition.retry },
    timeouts: { startToCloseMs: 60_000, heartbeatMs: 10_000, ...definition.timeouts },
    mostAtOnce: definition.executeBatch ? (definition.mostAtOnce ?? MOST_AT_ONCE) : 1,
    upgrade: definition.upgrade ?? null,
    async perform(contexts) {
      if (!definition.executeBatch) return Promise.all(contexts.map(async (context) => definition.execute(fitted(context))));
      const answers = await definition.executeBatch(contexts.map(fitted));
      if (answers.length !== contexts.length) {
        throw new StepFailure(`${definition.type} was given ${contexts.length} and answered ${answers.length}`, { retryable: false });
      }
      return answers;
    },
  };
}
