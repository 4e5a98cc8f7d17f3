import { inject } from 'vitest';

// The real development server of this run. It is shared: give every test a task queue and workflow ids of its own.
export function temporalAddress(): string {
  return inject('temporalAddress');
}
