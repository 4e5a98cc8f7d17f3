// The experiments of a flow: the splits of one key are one experiment.
import type { Program } from '../compile/program.ts';
import type { SplitConfig } from '../steps/split.ts';

export interface FlowExperiment {
  readonly experiment: string;
  readonly steps: readonly string[];
  readonly ways: readonly { readonly id: string; readonly name: string }[];
  /** Each subject of the flow is given a way by itself. Where a whole group shares one, its members are no independent cases. */
  readonly each: boolean;
}

export function experimentsOf({ steps }: Pick<Program, 'steps'>): readonly FlowExperiment[] {
  const found = new Map<string, FlowExperiment>();
  for (const step of Object.values(steps)) {
    if (step.type !== 'split') continue;
    const { experiment, ways, ...config } = step.config as unknown as SplitConfig;
    const { unit = 'member' } = config as { readonly unit?: string };
    const known = found.get(experiment);
    const more = ways.filter(({ id }) => known === undefined || !known.ways.some((way) => way.id === id));
    found.set(experiment, {
      experiment,
      steps: [...(known?.steps ?? []), step.id],
      ways: [...(known?.ways ?? []), ...more.map(({ id, name }) => ({ id, name }))],
      each: unit === 'member' && (known?.each ?? true),
    });
  }
  return [...found.values()];
}
