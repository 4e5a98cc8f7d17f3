// What a condition looks at: which pasts, and whether time alone can change it.
import type { Condition, Operand } from './condition.ts';

/** Names of the events that it counts or reads. */
export function pastEventNames(condition: Condition): readonly string[] {
  switch (condition.type) {
    case 'all':
    case 'any':
      return condition.of.flatMap(pastEventNames);
    case 'not':
      return pastEventNames(condition.of);
    case 'count':
    case 'recency':
      return [condition.event];
    case 'compare':
      return [condition.left, condition.right].flatMap(pastOf);
    case 'missing':
      return pastOf(condition.operand);
    case 'tag':
    case 'community':
    case 'segment':
      return [];
  }
}

function pastOf(operand: Operand): readonly string[] {
  return operand.type === 'event' ? [operand.event] : [];
}

export function dependsOnTime(condition: Condition): boolean {
  switch (condition.type) {
    case 'all':
    case 'any':
      return condition.of.some(dependsOnTime);
    case 'not':
      return dependsOnTime(condition.of);
    case 'count':
      return condition.of === 'streak' || isMoving(condition.window.type) || (condition.where !== undefined && dependsOnTime(condition.where));
    case 'recency':
      return true;
    case 'compare':
      return [condition.left, condition.right].some(movesWithTime);
    case 'missing':
      return movesWithTime(condition.operand);
    case 'tag':
    case 'community':
    case 'segment':
      return false;
  }
}

function movesWithTime(operand: Operand): boolean {
  if (operand.type === 'today') return true;
  if (operand.type !== 'event') return false;
  return isMoving(operand.window.type) || (operand.where !== undefined && dependsOnTime(operand.where));
}

function isMoving(window: string): boolean {
  return window === 'last' || window === 'calendar' || window === 'previous';
}
