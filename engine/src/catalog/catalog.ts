import { builtinSteps } from '../steps/builtin-steps.ts';
import type { Lang } from '../words/lang.ts';
import { namedSegments } from '../words/naming.ts';
import { customStep } from './custom-step.ts';
import { type Dictionary, NO_DICTIONARY } from './dictionary.ts';
import type { OutcomeManifest, StepManifest } from './step-manifest.ts';
import type { StepType } from './step-type.ts';
import { type DrawnStep, waysOut } from './ways-out.ts';

export interface Catalog {
  readonly types: ReadonlyMap<string, StepType>;
  /** In the order of the palette: the builtins, then what developers added. */
  readonly manifests: readonly StepManifest[];
  readonly dictionary: Dictionary;
}

/** Throws on a type that is there already: two meanings of one name would break the flows that use it. */
export function createCatalog(
  builtins: readonly StepType[] = builtinSteps,
  custom: readonly StepManifest[] = [],
  dictionary = NO_DICTIONARY,
): Catalog {
  const types = new Map<string, StepType>();
  for (const type of [...builtins, ...custom.map(customStep)]) {
    const name = type.manifest.type;
    if (types.has(name)) throw new Error(`Step type "${name}" is defined twice; expected each type once.`);
    types.set(name, type);
  }
  return { types, manifests: [...types.values()].map(({ manifest }) => manifest), dictionary };
}

/** The ways out of a step as it is set now; none for a type that the catalog lacks. */
export function outcomesOf(catalog: Catalog, step: DrawnStep): readonly OutcomeManifest[] {
  const type = catalog.types.get(step.type);
  return type === undefined ? [] : waysOut(type, step);
}

/** The sentence on the box, with the names that others have; while settings are unfinished, only that they are. */
export function describeStep(catalog: Catalog, step: Pick<DrawnStep, 'type' | 'config'>, lang: Lang, named = namedSegments(catalog.dictionary.segments)): string {
  const type = catalog.types.get(step.type);
  if (type === undefined) return lang === 'zh' ? '未知的步骤类型' : 'Unknown step type';
  if (type.check(step.config).length > 0) return lang === 'zh' ? '还没设置完' : 'Not set up yet';
  return type.describe(step.config, lang, named);
}
