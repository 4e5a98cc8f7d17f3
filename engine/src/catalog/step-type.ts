// A step type as the compiler and the designer see it: a builtin, or one read from a plugin's manifest.
import type { Condition } from '../condition/condition.ts';
import type { JsonObject } from '../json.ts';
import type { Anchor } from '../steps/step-config.ts';
import type { Lang } from '../words/lang.ts';
import type { Naming } from '../words/naming.ts';
import type { OutcomeManifest, StepManifest } from './step-manifest.ts';

/** Something wrong with the settings of one step. */
export interface SettingProblem {
  readonly code: string;
  /** Inside `config`: `['cases', 0, 'when']`. */
  readonly path: readonly (string | number)[];
  readonly data: Readonly<Record<string, string | number>>;
}

type Path = readonly (string | number)[];

/** What a step's settings refer to outside of the step, for the checks that need the whole flow. */
export interface StepNeeds {
  /**
   * `event`: judged over one event, whose properties it may name; over which one, where that is one. `audience`: over each of those whom
   * the step concerns, `member`: over them without the run. `isName`: the setting is the name of what is asked for, and what is wrong with
   * that is wrong with the setting itself.
   */
  readonly conditions: readonly {
    readonly when: Condition;
    readonly over: 'run' | 'event' | 'audience' | 'member';
    readonly path: Path;
    readonly event?: string;
    readonly isName?: true;
  }[];
  readonly anchors: readonly { readonly anchor: Anchor; readonly path: Path }[];
  /** `to`: the text is filled in for a member, whatever the run is about. `columns`: it is filled in for a row with these, or of a list that is known only then. */
  readonly templates: readonly { readonly text: string; readonly path: Path; readonly to?: 'member'; readonly columns?: readonly string[] | 'any' }[];
  /** Names of the events that the step can react to. */
  readonly listens: readonly string[];
  /** Names of the events whose past the step looks at. */
  readonly looksBackFor: readonly string[];
}

export const NO_NEEDS: StepNeeds = { conditions: [], anchors: [], templates: [], listens: [], looksBackFor: [] };

export interface StepType {
  readonly manifest: StepManifest;
  /** All that is wrong with the settings; none: they are what the other functions and the interpreter trust. */
  check(config: JsonObject): readonly SettingProblem[];
  /** Also for half-written settings: a form that is being filled in must not lose the handles on the canvas. */
  outcomesOf(config: JsonObject): readonly OutcomeManifest[];
  /** One sentence for the box, of settings that `check` accepts. */
  describe(config: JsonObject, lang: Lang, named?: Naming): string;
  needsOf(config: JsonObject): StepNeeds;
  /** Variables that the step sets for those after it. */
  readonly variables: readonly string[];
  /** The same where the settings name them; also of half-written ones. */
  variablesOf(config: JsonObject): readonly string[];
  /** Those of them that hold more than a single value, each with such a value: a text can only name parts of it. */
  compoundsOf(config: JsonObject): JsonObject;
  /**
   * Whether leaving by this outcome is sure to take time or an act of somebody. A way round that is sure of neither would spin.
   */
  takesTime(config: JsonObject, outcome: string): boolean;
  /**
   * The settings that a program gets, of those that `check` accepts: what a document leaves out is written out there, so that a
   * program from before it could be said keeps its meaning.
   */
  compiled(config: JsonObject): JsonObject;
}
