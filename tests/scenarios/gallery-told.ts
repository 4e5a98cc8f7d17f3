// What the scenarios of the gallery are told with: a flow by its name, whom it is about, and what happens.
import { galleryFlow, kitFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

export type Told = Omit<Scenario, 'title' | 'flow'>;

export const of = (id: string) => (title: string, told: Told): Scenario => ({ title, flow: galleryFlow(id), ...told });
export const ofKit = (kit: string, id: string) => (title: string, told: Told): Scenario => ({ title, flow: kitFlow(kit, id), ...told });

export const done = (at: string, task: string, outcome: string, form?: Record<string, string | number>, visit = 1): Happening => ({
  at, task, outcome, visit, ...(form === undefined ? {} : { form }),
});
export const happens = (at: string, event: string, properties = {}): Happening => ({ at, event, properties });

export const robin = { attributes: { name: 'Robin' } };
export const group = { kind: 'community' } as const;
export const inGroup = (...ids: readonly string[]) => ids.map((id) => ({ id, communities: ['m1'] }));
