import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';

/** The SDK waits five seconds for the server, which a busy machine may need for starting Java alone. */
const ATTEMPTS = 6;

// A time-skipping server for one test file: its clock is one for all its workflows, so files never share it. Call `teardown` at the end.
export async function timeSkipping(): Promise<TestWorkflowEnvironment> {
  const executable = { type: 'existing-path', path: inject('testServerPath') } as const;
  for (let attempt = 1; ; attempt++) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    } catch (error) {
      const isLate = error instanceof Error && error.message.includes('did not start within');
      if (!isLate || attempt >= ATTEMPTS) throw error;
    }
  }
}
