// Semantics 29: where a flow is not about members, its messages go to the group. What a group cannot have, and whether one is known at all.
import { problemPath } from '../document/problem-path.ts';
import type { Problem } from '../problem.ts';
import { isForGroup, notForGroup } from '../steps/for-group.ts';
import type { MessageConfig } from '../steps/step-config.ts';
import type { FlowGraph } from './flow-graph.ts';

export function checkGroupMessages({ flow, steps }: FlowGraph): Problem[] {
  const { subject, context } = flow;
  if (subject === 'member') return [];
  const knowsGroup = subject === 'community' || context.some(({ name }) => name === 'community');
  return [...steps.values()].flatMap(({ step, index, isSet }): Problem[] => {
    if (step.type !== 'message' || !isSet) return [];
    // Its schema has accepted it.
    const config = step.config as unknown as MessageConfig;
    const place = (...path: readonly string[]) => ({ step: step.id, path: problemPath(['steps', index, ...path]) });
    const asked = notForGroup(config).map(({ what, field }): Problem => ({ code: 'message.notForGroup', severity: 'error', ...place('config', field), data: { subject, what } }));
    if (asked.length > 0 || knowsGroup || !isForGroup(subject, config)) return asked;
    return [{ code: 'message.noGroup', severity: 'warning', ...place('type'), data: { subject } }];
  });
}
