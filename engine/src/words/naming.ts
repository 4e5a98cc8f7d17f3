/** What people call what a flow knows by ids. Whoever knows no name answers with the id itself. */
export interface Naming {
  readonly step: (id: string) => string;
  readonly outcome: (step: string, outcome: string) => string;
  readonly segment: (id: string) => string;
}

export const UNNAMED: Naming = { step: (id) => id, outcome: (_, outcome) => outcome, segment: (id) => id };

/** By id. */
export type SegmentNames = Readonly<Record<string, string>>;

/** Where there is no flow whose steps could be named. */
export function namedSegments(segments: SegmentNames = {}): Naming {
  return { ...UNNAMED, segment: (id) => (Object.hasOwn(segments, id) ? (segments[id] ?? id) : id) };
}
