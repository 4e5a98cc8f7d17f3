// One story of a procedure in the gallery, told in short.
import { galleryFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

const subject = { attributes: { name: 'Robin' } };

export function played(id: string, title: string, more: Omit<Scenario, 'title' | 'flow' | 'trail'> & { trail: string }): Scenario {
  return { subject, ...more, title, flow: galleryFlow(id) };
}

export const happens = (at: string, event: string, properties = {}): Happening => ({ at, event, properties });
export const done = (at: string, task: string, outcome: string, form?: Record<string, string>): Happening => ({ at, task, outcome, ...(form === undefined ? {} : { form }) });
export const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `2026-03-${String(from + n).padStart(2, '0')}`);
