import type { GroupComparison } from '@sopwith/engine';

export interface ExperimentWay {
  readonly id: string;
  readonly name: string;
  /** Whoever was given this way, each once. */
  readonly subjects: number;
  /** How many of them ended since by one of the reasons that count. */
  readonly converted: number;
  /** Where whole groups share a way: how many groups have it; else null. */
  readonly groups: number | null;
  /** Against the first way, group by group where a way is shared by groups; null: it is the first, or what makes a group is not the same everywhere. */
  readonly against: {
    readonly difference: number;
    /** Null: too few to say. */
    readonly pValue: number | null;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
}

export interface ExperimentFigures {
  readonly experiment: string;
  readonly steps: readonly string[];
  /** By which a run counts as converted: those of the flow's goals, unless others were asked for. */
  readonly reasons: readonly string[];
  readonly each: boolean;
  readonly ways: readonly ExperimentWay[];
}

/** What a step that compares two groups found in a run. */
export interface ComparisonFound {
  readonly step: string;
  readonly at: number;
  readonly run: string;
  /** Whom or what the run is about. */
  readonly subject: string;
  readonly event: string;
  readonly found: GroupComparison;
}
