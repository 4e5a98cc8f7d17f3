// From anything at all to a flow document, or to everything that is wrong with its shape. Never half-accepts, never throws.
import { canonicalJson } from '../compile/canonical-json.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problem.ts';
import { checkJson, LARGEST_DOCUMENT_BYTES, utf8Bytes } from './check-json.ts';
import { findDuplicates } from './duplicates.ts';
import { FLOW_FORMAT, type FlowDocument } from './flow-document.ts';
import { flowFieldName } from './flow-field-names.ts';
import { flowSchema } from './flow-schema.ts';
import { problemPath } from './problem-path.ts';
import { schemaProblems } from './schema-problems.ts';

/** Nobody reads more of them at once. */
const MOST_PROBLEMS = 500;

export type ParsedFlow = { readonly ok: true; readonly flow: FlowDocument } | { readonly ok: false; readonly problems: readonly Problem[] };

/** `source` is the text of a file, or what was parsed from a request. What it means is for `validate`. */
export function parseFlow(source: unknown): ParsedFlow {
  if (typeof source !== 'string') return parseJson(source);
  if (source.length > LARGEST_DOCUMENT_BYTES || utf8Bytes(source) > LARGEST_DOCUMENT_BYTES)
    return refuse([problem('json.tooLarge', { maximum: LARGEST_DOCUMENT_BYTES })]);
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return refuse([problem('json.unreadable', { message: error instanceof Error ? error.message.slice(0, 200) : '' })]);
  }
  return parseJson(json);
}

/** Stable text: one key order, two spaces, a line's end; the same document always gives the same bytes. */
export function formatFlow(flow: FlowDocument): string {
  // A document is JSON; its interfaces have no index signature to say so.
  return `${canonicalJson(flow as unknown as Json, 2)}\n`;
}

function parseJson(json: unknown): ParsedFlow {
  const checked = checkJson(json);
  if (checked.isHopeless) return refuse(checked.problems);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse([...checked.problems, problem('flow.notAnObject', {})]);
  // Of another format every field would be wrong; one problem says more than forty.
  const format: unknown = Object.hasOwn(json, 'format') ? (json as { format: unknown }).format : undefined;
  if (format !== FLOW_FORMAT)
    return refuse([
      ...checked.problems,
      {
        ...problem('format.unsupported', { found: typeof format === 'string' ? format.slice(0, 80) : '', expected: FLOW_FORMAT }),
        path: 'format',
      },
    ]);

  const parsed = flowSchema.safeParse(json);
  if (!parsed.success)
    return refuse([
      ...checked.problems,
      ...schemaProblems(flowSchema, json).map((found) => shapeProblem(found.code, found.path, found.data, json)),
    ]);
  const problems = [...checked.problems, ...findDuplicates(parsed.data)];
  return problems.length > 0 ? refuse(problems) : { ok: true, flow: parsed.data };
}

function shapeProblem(code: string, path: readonly (string | number)[], data: Problem['data'], json: object): Problem {
  const step = stepAt(json, path);
  const field = problemPath(path);
  const name = flowFieldName(path) ?? { zh: field, en: field };
  return {
    code,
    severity: 'error',
    ...(step === null ? {} : { step }),
    path: field,
    data: { ...data, field, fieldZh: name.zh, fieldEn: name.en },
  };
}

/** The id of the step that a place belongs to, as far as the document has one there. */
function stepAt(json: object, [list, index]: readonly (string | number)[]): string | null {
  if (list !== 'steps' || typeof index !== 'number') return null;
  const steps: unknown = (json as { steps?: unknown }).steps;
  const step: unknown = Array.isArray(steps) ? steps[index] : null;
  const id: unknown = typeof step === 'object' && step !== null ? (step as { id?: unknown }).id : null;
  return typeof id === 'string' ? id : null;
}

function problem(code: string, data: Problem['data']): Problem {
  return { code, severity: 'error', data };
}

function refuse(problems: readonly Problem[]): ParsedFlow {
  if (problems.length <= MOST_PROBLEMS) return { ok: false, problems };
  return {
    ok: false,
    problems: [...problems.slice(0, MOST_PROBLEMS), problem('flow.moreProblems', { count: problems.length - MOST_PROBLEMS })],
  };
}
