import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';

// A time-skipping server for one test file: its clock is one for all its workflows, so files never share it. Call `teardown` at the end.
export function timeSkipping(): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: inject('testServerPath') } } });
}
