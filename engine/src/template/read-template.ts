import type { Template as LiquidTemplate } from 'liquidjs';
import { LONGEST_TEMPLATE, liquid } from './liquid-engine.ts';
import { type Piece, piecesOf } from './pieces.ts';

export type Template =
  | {
      readonly status: 'readable';
      readonly parsed: LiquidTemplate[];
      /** The text in pieces, where it only names values: most do, and need no interpreter. */
      readonly pieces: readonly Piece[] | null;
      /** What it names: the root, and the field after it where it is fixed. */
      readonly variables: readonly (readonly [root: string, field: string | undefined])[];
    }
  | { readonly status: 'unreadable'; readonly code: TemplateProblem; readonly data: Readonly<Record<string, string | number>> };

export type TemplateProblem =
  | 'template.tooLong'
  | 'template.unknownTag'
  | 'template.unknownFilter'
  | 'template.tooMuch'
  | 'template.syntax';

const MOST_KEPT = 2_000;
const kept = new Map<string, Template>();

/** Never throws. Keeps what it read last: the same few texts are rendered for thousands of members. */
export function readTemplate(text: string): Template {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const template = read(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, template);
  return template;
}

/** Null: it can be read. */
export function checkTemplate(text: string): TemplateProblem | null {
  const template = readTemplate(text);
  return template.status === 'unreadable' ? template.code : null;
}

/** `member.name`, `context.due`, `day`; nothing for a text that cannot be read. */
export function variablesOf(text: string): string[] {
  const template = readTemplate(text);
  return template.status === 'unreadable'
    ? []
    : template.variables.map(([root, field]) => (field === undefined ? root : `${root}.${field}`));
}

function read(text: string): Template {
  if (text.length > LONGEST_TEMPLATE) return { status: 'unreadable', code: 'template.tooLong', data: { maximum: LONGEST_TEMPLATE } };
  try {
    const parsed = liquid.parse(text);
    const variables = liquid
      .globalVariableSegmentsSync(parsed)
      .map(([root, field]) => [String(root), typeof field === 'string' ? field : undefined] as const);
    // What fails for nobody in particular fails for everybody: better seen now than by each member.
    liquid.renderSync(parsed, {});
    return { status: 'readable', parsed, pieces: piecesOf(text), variables };
  } catch (error) {
    // The library says what it dislikes only by throwing, whatever the kind; here that becomes a problem of the text.
    return { status: 'unreadable', ...problemOf(error instanceof Error ? error.message : String(error)) };
  }
}

function problemOf(message: string): { code: TemplateProblem; data: Record<string, string> } {
  const tag = /tag "([^"]{1,60})" not found/.exec(message)?.[1];
  if (tag !== undefined) return { code: 'template.unknownTag', data: { tag } };
  const filter = /undefined filter: (\S{1,60}?),? /.exec(`${message} `)?.[1];
  if (filter !== undefined) return { code: 'template.unknownFilter', data: { filter } };
  if (message.includes('limit exceeded')) return { code: 'template.tooMuch', data: {} };
  return { code: 'template.syntax', data: { message: message.slice(0, 200) } };
}
