/** Something wrong in a flow. All problems of a document are reported at once. */
export interface Problem {
  /** Stable and dotted, e.g. `step.unreachable`. Words for it in both languages live in `words/`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** In a kit: which of its flows. */
  readonly flow?: string;
  /** Where: a step, an edge, a trigger, an exit rule; nothing means the flow itself. */
  readonly step?: string;
  readonly outcome?: string;
  readonly trigger?: number;
  /** JSON path inside the document, e.g. `steps[3].config.time`. */
  readonly path?: string;
  /** What the sentences need, e.g. `{ outcome: 'timeout' }`. */
  readonly data: Readonly<Record<string, string | number>>;
}
