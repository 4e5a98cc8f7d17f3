// All that is wrong with a flow, at once. Pure, and quick enough to run at every key that a person presses.
import type { Catalog } from '../catalog/catalog.ts';
import { findDuplicates } from '../document/duplicates.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Problem } from '../problem.ts';
import { checkCalendar, type Surroundings } from './check-calendar.ts';
import { checkCycles } from './check-cycles.ts';
import { checkEdges } from './check-edges.ts';
import { checkFixed } from './check-fixed.ts';
import { checkGroupMessages } from './check-group-messages.ts';
import { checkReach } from './check-reach.ts';
import { checkReferences } from './check-references.ts';
import { checkSending } from './check-sending.ts';
import { checkSteps } from './check-steps.ts';
import { checkSubject } from './check-subject.ts';
import { checkTimed } from './check-timed.ts';
import { checkTold } from './check-told.ts';
import { graphOf } from './flow-graph.ts';

export function validate(flow: FlowDocument, catalog: Catalog, surroundings: Surroundings = {}): Problem[] {
  const graph = graphOf(flow, catalog);
  return [
    ...findDuplicates(flow),
    ...checkSteps(graph, catalog),
    ...checkEdges(graph),
    ...checkReach(graph),
    ...checkCycles(graph),
    ...checkReferences(graph, catalog.dictionary),
    ...checkFixed(graph),
    ...checkCalendar(flow, surroundings),
    ...checkSubject(graph),
    ...checkGroupMessages(graph),
    ...checkTimed(flow),
    ...checkTold(flow),
    ...checkSending(graph, surroundings),
  ];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
