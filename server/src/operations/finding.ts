export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'trouble';
  readonly detail: string;
  /** What to do about it; null where nothing is to be done. */
  readonly mend: string | null;
}
