import { type Dictionary, NO_DICTIONARY } from '../catalog/dictionary.ts';
import type { Condition } from '../condition/condition.ts';
import { problemPath } from '../document/problem-path.ts';
import type { Problem } from '../problem.ts';
import { checkCondition } from './check-condition.ts';

/** All that is wrong with a condition of a member outside of any run, as a segment has it. */
export function checkMemberCondition(condition: Condition, dictionary: Dictionary = NO_DICTIONARY): Problem[] {
  const declared = { fields: new Map(), variables: new Set<string>(), steps: new Set<string>(), dictionary };
  return checkCondition(condition, 'member', declared, ['condition']).map(({ code, path, data, severity = 'error' as const }) => ({
    code,
    severity,
    path: problemPath(path),
    data,
  }));
}
