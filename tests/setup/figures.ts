// Pure: how many checks passed, failed and were skipped, out of what Vitest reports.

export interface Figures {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

// The part of Vitest's JSON report that is read here.
export interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export function figuresOf(report: VitestReport | undefined, exitCode: number | null): Figures {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed' || status === 'failed') count[status] += 1;
      // Pending, skipped, todo and whatever a later Vitest may name: it did not run.
      else count.skipped += 1;
    }
    // A file that could not even be loaded has no tests to count.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) count.failed += 1;
  }
  // An error outside of every test, a server that could not be had, no report at all: never a success.
  if (exitCode !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

export function add(one: Figures, other: Figures): Figures {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

export function inWords({ passed, failed, skipped }: Figures): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
