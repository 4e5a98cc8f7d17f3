// A flow with its steps, types and edges at hand by id. Built once per validation; of doubled ids the first counts.
import type { Catalog } from '../catalog/catalog.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import type { SettingProblem, StepType } from '../catalog/step-type.ts';
import { waysOut } from '../catalog/ways-out.ts';
import type { FlowDocument, FlowEdge, FlowStep } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';

export interface GraphStep {
  readonly step: FlowStep;
  readonly index: number;
  /** Null for a type or a version that the catalog lacks. */
  readonly type: StepType | null;
  readonly settingProblems: readonly SettingProblem[];
  /** Settings that the type accepts: only then may they be read for what they mean. */
  readonly isSet: boolean;
  readonly outcomes: ReadonlyMap<string, OutcomeManifest>;
  readonly edges: readonly GraphEdge[];
}

export interface GraphEdge {
  readonly edge: FlowEdge;
  readonly index: number;
}

export interface FlowGraph {
  readonly flow: FlowDocument;
  readonly steps: ReadonlyMap<string, GraphStep>;
}

// An edit makes new settings for one step and leaves the objects of the others as they are: while a person types, only what changed is
// checked again.
const checked = new WeakMap<JsonObject, { readonly type: StepType; readonly problems: readonly SettingProblem[] }>();

function checkSettings(type: StepType, config: JsonObject): readonly SettingProblem[] {
  const known = checked.get(config);
  if (known?.type === type) return known.problems;
  const problems = type.check(config);
  checked.set(config, { type, problems });
  return problems;
}

export function graphOf(flow: FlowDocument, catalog: Catalog): FlowGraph {
  const edges = new Map<string, GraphEdge[]>();
  flow.edges.forEach((edge, index) => {
    const from = edges.get(edge.from);
    if (from === undefined) edges.set(edge.from, [{ edge, index }]);
    else from.push({ edge, index });
  });
  const steps = new Map<string, GraphStep>();
  flow.steps.forEach((step, index) => {
    if (steps.has(step.id)) return;
    const known = catalog.types.get(step.type);
    const type = known !== undefined && known.manifest.version === step.version ? known : null;
    const settingProblems = type === null ? [] : checkSettings(type, step.config);
    steps.set(step.id, {
      step,
      index,
      type,
      settingProblems,
      isSet: type !== null && settingProblems.length === 0,
      outcomes: new Map((type === null ? [] : waysOut(type, step)).map((outcome) => [outcome.id, outcome])),
      edges: edges.get(step.id) ?? [],
    });
  });
  return { flow, steps };
}
