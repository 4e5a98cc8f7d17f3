// All that is wrong with a drawing: what it would mean, and where something is left empty without which it cannot even be saved.
import { type Catalog, type FlowDocument, type Problem, parseFlow, validate } from '@sopwith/engine';

export function problemsOf(flow: FlowDocument, catalog: Catalog, surroundings: Parameters<typeof validate>[2]): readonly Problem[] {
  const meant = validate(flow, catalog, surroundings);
  // As it is sent: what was taken away is not there, instead of being undefined.
  const parsed = parseFlow(JSON.stringify(flow));
  if (parsed.ok) return meant;
  const said = new Set(meant.map(placeOf));
  return [...parsed.problems.filter((problem) => !said.has(placeOf(problem))), ...meant];
}

function placeOf({ code, path }: Problem): string {
  return `${code} ${path}`;
}
