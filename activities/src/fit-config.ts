// Settings as the present version of a step type wants them, from whatever version a published flow was frozen with.
import { type JsonObject, z } from '@sopwith/engine';
import { StepFailure } from './step-failure.ts';

export type Upgrade = (config: JsonObject, from: number) => JsonObject;

interface Versioned<Config> {
  readonly type: string;
  readonly version: number;
  readonly config: z.ZodType<Config>;
  readonly upgrade?: Upgrade;
}

/** A frozen program does not say which version its settings are of: the newest from which they can be brought up to date. */
export function fitConfig<Config>({ type, version, config, upgrade }: Versioned<Config>, given: unknown): Config {
  const parsed = config.safeParse(given);
  if (parsed.success) return parsed.data;
  if (upgrade !== undefined) {
    for (let from = version - 1; from >= 1; from--) {
      const upgraded = config.safeParse(upgradeFrom(upgrade, given as JsonObject, from, version));
      if (upgraded.success) return upgraded.data;
    }
  }
  throw new StepFailure(`the settings do not fit ${type}: ${z.prettifyError(parsed.error)}`, { retryable: false });
}

export function upgradeFrom(upgrade: Upgrade, config: JsonObject, from: number, to: number): JsonObject {
  let upgraded = config;
  for (let version = from; version < to; version++) upgraded = upgrade(upgraded, version);
  return upgraded;
}
