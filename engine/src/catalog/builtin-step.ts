import { schemaProblems } from '../document/schema-problems.ts';
import type { JsonObject } from '../json.ts';
import type { z } from '../schema.ts';
import { fieldsJsonSchema } from '../steps/field.ts';
import type { Lang } from '../words/lang.ts';
import type { Naming } from '../words/naming.ts';
import type { OutcomeManifest, StepManifest } from './step-manifest.ts';
import { NO_NEEDS, type StepNeeds, type StepType } from './step-type.ts';

/** One builtin step type: everything about it that is not what it does at run time. */
export interface BuiltinStep<Config> extends Pick<StepManifest, 'type' | 'group' | 'icon' | 'sort' | 'title' | 'help'> {
  readonly schema: z.ZodType<Config>;
  /** Where the form starts, in words of no language; may still lack what only a person can decide. */
  readonly initial: JsonObject;
  readonly outcomes: readonly OutcomeManifest[];
  /** For outcomes that depend on the settings, which may be half-written. */
  readonly outcomesOf?: (config: JsonObject) => readonly OutcomeManifest[];
  readonly describe: (config: Config, lang: Lang, named?: Naming) => string;
  readonly needs?: (config: Config) => Partial<StepNeeds>;
  readonly variables?: readonly string[];
  /** For variables that the settings name, which may be half-written. */
  readonly variablesOf?: (config: JsonObject) => readonly string[];
  /** Of the variables those that hold a list or an object, each with an example; also of half-written settings. */
  readonly compounds?: JsonObject | ((config: JsonObject) => JsonObject);
  readonly takesTime: boolean | ((config: Config, outcome: string) => boolean);
  /** What a program is to say though the settings leave it out. */
  readonly unless?: JsonObject;
}

export function builtinStep<Config extends object>(step: BuiltinStep<Config>): StepType {
  const { type, group, icon, sort, title, help, initial, outcomes, schema, takesTime, compounds = {} } = step;
  const manifest: StepManifest = { type, version: 1, group, icon, sort, title, help, config: fieldsJsonSchema(schema), initial, outcomes };
  return {
    manifest,
    check: (config) => schemaProblems(schema, config),
    outcomesOf: step.outcomesOf ?? (() => outcomes),
    describe: (config, lang, named) => step.describe(trusted(config), lang, named),
    needsOf: (config) => ({ ...NO_NEEDS, ...step.needs?.(trusted(config)) }),
    variables: step.variables ?? [],
    variablesOf: step.variablesOf ?? (() => step.variables ?? []),
    compoundsOf: (config) => (typeof compounds === 'function' ? compounds(config) : compounds),
    takesTime: (config, outcome) => (typeof takesTime === 'boolean' ? takesTime : takesTime(trusted(config), outcome)),
    compiled: (config) => (step.unless === undefined ? config : { ...step.unless, ...config }),
  };

  // Callers give only settings that `check` accepted, which is what the schema's type says.
  function trusted(config: JsonObject): Config {
    return config as Config;
  }
}
