// From anything at all to a kit whose flows have their tables and forms in them, or to everything that is wrong with its shape.
import { canonicalJson } from '../compile/canonical-json.ts';
import { checkJson, LARGEST_DOCUMENT_BYTES, utf8Bytes } from '../document/check-json.ts';
import { parseFlow } from '../document/parse-flow.ts';
import { problemPath } from '../document/problem-path.ts';
import { schemaProblems } from '../document/schema-problems.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problem.ts';
import { KIT_FORMAT, type KitDocument } from './kit-document.ts';
import { kitSchema } from './kit-schema.ts';
import { gatherShared, layShared } from './shared-parts.ts';

export type ParsedKit = { readonly ok: true; readonly kit: KitDocument } | { readonly ok: false; readonly problems: readonly Problem[] };

export function parseKit(source: unknown): ParsedKit {
  if (typeof source !== 'string') return parseJson(source);
  if (source.length > LARGEST_DOCUMENT_BYTES || utf8Bytes(source) > LARGEST_DOCUMENT_BYTES) {
    return refuse([problem('json.tooLarge', { maximum: LARGEST_DOCUMENT_BYTES })]);
  }
  try {
    return parseJson(JSON.parse(source));
  } catch (error) {
    return refuse([problem('json.unreadable', { message: error instanceof Error ? error.message.slice(0, 200) : '' })]);
  }
}

/** Stable text, each table and form written once. */
export function formatKit(kit: KitDocument): string {
  // A document is JSON; its interfaces have no index signature to say so.
  return `${canonicalJson(gatherShared(kit) as unknown as Json, 2)}\n`;
}

export function isKit(json: unknown): boolean {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'format') && (json as { format: unknown }).format === KIT_FORMAT;
}

function parseJson(json: unknown): ParsedKit {
  const checked = checkJson(json);
  if (checked.isHopeless || checked.problems.length > 0) return refuse(checked.problems);
  if (!isKit(json)) return refuse([{ ...problem('format.unsupported', { found: '', expected: KIT_FORMAT }), path: 'format' }]);
  const shape = kitSchema.safeParse(json);
  if (!shape.success) {
    return refuse(
      schemaProblems(kitSchema, json).map(({ code, path, data }) => {
        const field = problemPath(path);
        return { code, severity: 'error', path: field, data: { ...data, field, fieldZh: field, fieldEn: field } };
      }),
    );
  }
  const flows = shape.data.flows.map(({ id, flow }) => ({ id, parsed: parseFlow(flow) }));
  const problems = flows.flatMap(({ id, parsed }) => (parsed.ok ? [] : parsed.problems.map((one): Problem => ({ ...one, flow: id }))));
  if (problems.length > 0) return refuse(problems);
  const sound = flows.flatMap(({ id, parsed }) => (parsed.ok ? [{ id, flow: parsed.flow }] : []));
  return { ok: true, kit: layShared({ ...shape.data, flows: sound }) };
}

function problem(code: string, data: Problem['data']): Problem {
  return { code, severity: 'error', data };
}

function refuse(problems: readonly Problem[]): ParsedKit {
  return { ok: false, problems: problems.slice(0, 500) };
}
