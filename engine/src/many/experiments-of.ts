// The experiments of a flow: the splits of one key are one experiment.
import type { Program } from '../compile/program.ts';
import type { SplitConfig } from '../steps/split.ts';

export interface FlowExperiment {
  readonly experiment: string;
  readonly steps: readonly string[];
  readonly ways: readonly { readonly id: string; readonly name: string }[];
  /** Each subject of the flow is given a way by itself. Where a whole group shares one, its members are no independent cases. */
  readonly each: boolean;
  /** Where whole groups share a way, what makes a group; null: each, or several splits make it of different things. */
  readonly group: SharedUnit | null;
}

export type SharedUnit = { readonly unit: 'community' } | { readonly unit: 'context'; readonly field: string };

export function experimentsOf({ steps }: Pick<Program, 'steps'>): readonly FlowExperiment[] {
  const found = new Map<string, FlowExperiment>();
  for (const step of Object.values(steps)) {
    if (step.type !== 'split') continue;
    const { experiment, ways, ...config } = step.config as unknown as SplitConfig;
    const group = sharedUnitOf(config);
    const known = found.get(experiment);
    const more = ways.filter(({ id }) => known === undefined || !known.ways.some((way) => way.id === id));
    found.set(experiment, {
      experiment,
      steps: [...(known?.steps ?? []), step.id],
      ways: [...(known?.ways ?? []), ...more.map(({ id, name }) => ({ id, name }))],
      each: group === null && (known?.each ?? true),
      group: known === undefined || isSame(known.group, group) ? group : null,
    });
  }
  return [...found.values()];
}

function sharedUnitOf({ unit = 'member', field = '' }: Pick<SplitConfig, 'unit' | 'field'>): SharedUnit | null {
  if (unit === 'community') return { unit };
  return unit === 'context' ? { unit, field } : null;
}

function isSame(a: SharedUnit | null, b: SharedUnit | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
