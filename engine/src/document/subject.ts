// Whom or what a run is about.
export const SUBJECT_KINDS = ['member', 'community', 'activity', 'piece', 'incident', 'project'] as const;

export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A subject as the outside world names it. */
export interface SubjectKey {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** Few runs, each watched by people: such flows get a lane per run unless they say otherwise. */
export function lanesFor(subject: SubjectKind): number | 'perRun' {
  return subject === 'member' || subject === 'community' ? 4 : 'perRun';
}
