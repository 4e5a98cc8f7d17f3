// What a schema complains about, in our codes: the words come later, in the language of whoever reads.
import type { SettingProblem } from '../catalog/step-type.ts';
import type { z } from '../schema.ts';

/** Every complaint, each with the place it is about: `path` leads to the value that is wrong, or to the field that is missing. */
export function schemaProblems(schema: z.ZodType, json: unknown): SettingProblem[] {
  return problemsIn(schema.safeParse(json, { reportInput: true }).error?.issues ?? []);
}

function problemsIn(issues: readonly z.core.$ZodIssue[]): SettingProblem[] {
  return issues.flatMap(problemsOf);
}

function problemsOf(issue: z.core.$ZodIssue): SettingProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const one = (code: string, data: SettingProblem['data'] = {}): SettingProblem[] => [{ code, path, data }];
  // JSON has no undefined: where a schema met one, there is nothing.
  if ('input' in issue && issue.input === undefined) return one('value.missing');
  switch (issue.code) {
    case 'invalid_type':
      return one('value.type', { expected: issue.expected });
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ code: 'value.unknown', path: [...path, key], data: {} }));
    case 'too_small':
      if (issue.origin === 'string') return one('value.empty');
      if (issue.origin === 'array') return one('value.tooFew', { minimum: Number(issue.minimum) });
      return one('value.tooSmall', { minimum: Number(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return one('value.tooLong', { maximum: Number(issue.maximum) });
      if (issue.origin === 'array') return one('value.tooMany', { maximum: Number(issue.maximum) });
      return one('value.tooBig', { maximum: Number(issue.maximum) });
    case 'invalid_format':
      // A schema may give its own code as its message; zod's are sentences.
      return one(/^value\.[a-zA-Z]+$/.test(issue.message) ? issue.message : 'value.format');
    case 'invalid_value':
      return one('value.choice', { allowed: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return problemsOfUnion(issue, path);
    case 'custom':
      return [customProblem(issue, path)];
    case 'invalid_key':
    case 'invalid_element':
      return problemsIn(issue.issues).map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
    case 'not_multiple_of':
      return one('value.type', { expected: 'int' });
  }
}

function problemsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: (string | number)[]): SettingProblem[] {
  // Nothing has been chosen yet: the kinds that there are have names that nobody reads.
  if ('discriminator' in issue && isWithout(issue.input, String(issue.discriminator))) return [{ code: 'value.missing', path: path.slice(0, -1), data: {} }];
  if ('options' in issue && Array.isArray(issue.options))
    return [{ code: 'value.choice', path, data: { allowed: issue.options.map(String).join(', ') } }];
  // One way that was meant, and is filled in wrongly, can say how.
  const meant = issue.errors.filter((issues) => issues.every(({ code }) => code !== 'unrecognized_keys' && code !== 'invalid_union'));
  // The kind that was chosen can say what it lacks; the others only say that they are other kinds.
  const chosen = meant.filter((issues) => issues.every(({ path }) => path.length > 0 && path[0] !== 'type'));
  const [only, ...others] = chosen.length === 1 ? chosen : meant;
  if (only && others.length === 0) return problemsIn(only).map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  return [{ code: 'value.invalid', path, data: {} }];
}

function isWithout(input: unknown, field: string): boolean {
  return typeof input === 'object' && input !== null && !Object.hasOwn(input, field);
}

function customProblem(issue: z.core.$ZodIssueCustom, path: (string | number)[]): SettingProblem {
  const { code, ...data } = issue.params ?? {};
  const facts = Object.entries(data).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code: typeof code === 'string' ? code : 'value.invalid', path, data: Object.fromEntries(facts) };
}
