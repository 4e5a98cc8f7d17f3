import type { Problem } from '../problem.ts';
import type { FlowDocument } from './flow-document.ts';

/** Names that must be there once and are there again. */
export function findDuplicates(flow: FlowDocument): Problem[] {
  const problems: Problem[] = [];
  repeated(flow.steps.map(({ id }) => id)).forEach((index) => {
    const id = flow.steps[index]?.id ?? '';
    problems.push({ code: 'step.duplicate', severity: 'error', step: id, path: `steps[${index}].id`, data: { step: id } });
  });
  repeated(flow.edges.map(({ from, outcome, to }) => `${from} ${outcome} ${to}`)).forEach((index) => {
    const { from = '', outcome = '', to = '' } = flow.edges[index] ?? {};
    problems.push({
      code: 'edge.duplicate',
      severity: 'error',
      step: from,
      outcome,
      path: `edges[${index}]`,
      data: { step: from, outcome, to },
    });
  });
  repeated(flow.context.map(({ name }) => name)).forEach((index) => {
    problems.push({
      code: 'context.duplicate',
      severity: 'error',
      path: `context[${index}].name`,
      data: { field: flow.context[index]?.name ?? '' },
    });
  });
  repeated(flow.exits.map(({ id }) => id)).forEach((index) => {
    problems.push({ code: 'exit.duplicate', severity: 'error', path: `exits[${index}].id`, data: { exit: flow.exits[index]?.id ?? '' } });
  });
  repeated((flow.updates ?? []).map(({ id }) => id)).forEach((index) => {
    const update = flow.updates?.[index]?.id ?? '';
    problems.push({ code: 'update.duplicate', severity: 'error', path: `updates[${index}].id`, data: { update } });
  });
  repeated((flow.notes ?? []).map(({ id }) => id)).forEach((index) => {
    const note = flow.notes?.[index]?.id ?? '';
    problems.push({ code: 'note.duplicate', severity: 'error', path: `notes[${index}].id`, data: { note } });
  });
  return problems;
}

/** Places of those that an earlier one equals. */
function repeated(names: readonly string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const again = seen.has(name);
    seen.add(name);
    return again ? [index] : [];
  });
}
