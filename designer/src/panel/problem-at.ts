// What stands beside a field of the form: the sentence for what is wrong with its setting. Pure.
import type { WordedProblem } from '../editor/use-problems.ts';

/** The sentence for what is wrong at a path below; `whole`: or anywhere inside of it. */
export type ProblemAt = (path: string, whole?: boolean) => string | undefined;

export function problemAtOf(problems: readonly WordedProblem[], prefix: string): ProblemAt {
  return (path, whole = false) => {
    if (path === '') return undefined;
    const at = `${prefix}${path}`;
    return problems.find(({ problem }) => problem.path === at || (whole && (problem.path?.startsWith(`${at}.`) || problem.path?.startsWith(`${at}[`))))?.sentence;
  };
}

/** Settings that one field shows all of: nothing inside them has a place of its own on the form. */
const SHOWN_WHOLE: ReadonlySet<string> = new Set([
  'duration', 'weekdays', 'deadline', 'work-deadline', 'anchor', 'condition', 'content-table', 'choices', 'times', 'numbers', 'optional-anchor', 'table', 'names', 'tag', 'look-back', 'window', 'value', 'which', 'named',
]);

export function isShownWhole(widget: string | undefined): boolean {
  return widget !== undefined && SHOWN_WHOLE.has(widget);
}
