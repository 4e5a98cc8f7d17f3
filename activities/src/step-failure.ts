/** A step that failed. `retryable: false` fails the run at once; otherwise the step's retry policy goes on. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly retryable: boolean;

  constructor(message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
  }
}
