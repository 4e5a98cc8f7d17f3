export interface ExperimentWay {
  readonly id: string;
  readonly name: string;
  /** Whoever was given this way, each once. */
  readonly subjects: number;
  /** How many of them ended since by one of the reasons that count. */
  readonly converted: number;
  /** Against the first way; null: it is the first, or a way is shared by whole groups, whose members are no independent cases. */
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
