// What only a member has, in a flow about something else: semantics 29. Whatever concerns members belongs into a flow that
// such a flow starts for each of them.
import type { Condition, Operand } from '../condition/condition.ts';
import { problemPath } from '../document/problem-path.ts';
import type { Problem } from '../problem.ts';
import { concernsMembers, onlyMembersHave } from '../steps/for-subject.ts';
import { readTemplate } from '../template/read-template.ts';
import type { FlowGraph } from './flow-graph.ts';

export function checkSubject({ flow, steps }: FlowGraph): Problem[] {
  const { subject } = flow;
  if (subject === 'member') return [];
  const problems: Problem[] = [];
  const about = (what: string, place: Pick<Problem, 'step' | 'trigger'>, path: readonly (string | number)[]) =>
    problems.push({ code: 'subject.notAMember', severity: 'error', ...place, path: problemPath(path), data: { subject, what } });

  for (const { step, index, type, isSet } of steps.values()) {
    const place = { step: step.id };
    if (concernsMembers(step.type)) {
      about(type?.manifest.type ?? step.type, place, ['steps', index, 'type']);
      continue;
    }
    if (step.skipIf !== undefined) for (const what of ofMembers(step.skipIf)) about(what, place, ['steps', index, 'skipIf']);
    if (type === null || !isSet) continue;
    if (step.type === 'group-message' && step.config['mentions'] === 'member') about('mention', place, ['steps', index, 'config', 'mentions']);
    const { conditions, templates } = type.needsOf(step.config);
    for (const { when, path, over } of conditions) {
      // Whoever a step concerns besides the run's subject is a member.
      if (over === 'member' || over === 'audience') continue;
      for (const what of ofMembers(when)) about(what, place, ['steps', index, 'config', ...path]);
    }
    for (const { text, path, to } of templates) if (to === undefined && namesMember(text)) about('member', place, ['steps', index, 'config', ...path]);
  }
  flow.triggers.forEach((trigger, n) => {
    if ('where' in trigger && trigger.where !== undefined) {
      for (const what of ofMembers(trigger.where)) about(what, { trigger: n }, ['triggers', n, 'where']);
    }
  });
  flow.exits.forEach((exit, n) => {
    if ('when' in exit) for (const what of ofMembers(exit.when)) about(what, {}, ['exits', n, 'when']);
    else if (exit.where !== undefined) for (const what of ofMembers(exit.where)) about(what, {}, ['exits', n, 'where']);
  });
  return problems;
}

function namesMember(text: string): boolean {
  const template = readTemplate(text);
  return template.status !== 'unreadable' && template.variables.some(([root]) => root === 'member');
}

/** The kinds of what a condition asks of a member, each once. */
function ofMembers(when: Condition): readonly string[] {
  return [...new Set(found(when))];
}

function found(when: Condition): readonly string[] {
  switch (when.type) {
    case 'all':
    case 'any':
      return when.of.flatMap(found);
    case 'not':
      return found(when.of);
    case 'tag':
    case 'community':
    case 'segment':
      return [when.type];
    case 'compare':
      return [...ofOperand(when.left), ...ofOperand(when.right)];
    case 'missing':
      return ofOperand(when.operand);
    case 'count':
    case 'recency':
      return when.where === undefined ? [] : found(when.where);
  }
}

function ofOperand(operand: Operand): readonly string[] {
  switch (operand.type) {
    case 'event':
      return operand.where === undefined ? [] : found(operand.where);
    default:
      return onlyMembersHave(operand.type) ? [operand.type] : [];
  }
}
