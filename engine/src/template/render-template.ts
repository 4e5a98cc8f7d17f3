import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import { liquid } from './liquid-engine.ts';
import { fillIn, type ValueOf } from './pieces.ts';
import { readTemplate } from './read-template.ts';

/** What a text may name: `{{ member.name }}`, `{{ context.due }}`, and variables such as `{{ day }}`. */
export interface TemplateScope {
  readonly member: JsonObject;
  readonly context: JsonObject;
  readonly variables: JsonObject;
}

const MOST_BYTES = 8_192;
/** Stands where text was left out, so that a person sees that it was. */
const CUT = '…';

/**
 * Never throws: what is unknown is empty, what is too long is cut, and what cannot be rendered at all is the mark of the cut alone,
 * for a member's run must not fail on a text.
 */
export function renderTemplate(text: string, scope: TemplateScope): string {
  return renderWith(text, scope, valueIn, itself);
}

/**
 * The same of a scope that is dear to make: a text that only names values reads those, by `valueOf`, and `whole` is asked for nothing.
 * Both must say the same.
 */
export function renderWith<S>(text: string, scope: S, valueOf: ValueOf<S>, whole: (scope: S, text: string) => TemplateScope): string {
  if (!text.includes('{')) return cut(text);
  const template = readTemplate(text);
  if (template.status === 'unreadable') return CUT;
  const plain = template.pieces === null ? null : fillIn(template.pieces, scope, valueOf);
  if (plain !== null) return cut(plain);
  try {
    const { member, context, variables } = whole(scope, text);
    return cut(String(liquid.renderSync(template.parsed, { ...variables, member, subject: member, context })));
  } catch {
    // Only values of this member can bring a readable template over its limits.
    return CUT;
  }
}

function valueIn(scope: TemplateScope, from: 'member' | 'context' | 'variables', name: string): Json | undefined {
  return ownValue(scope[from], name);
}

function itself(scope: TemplateScope): TemplateScope {
  return scope;
}

/** At most so many bytes of UTF-8, never within a character. */
function cut(text: string): string {
  if (text.length * 3 <= MOST_BYTES) return text;
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > MOST_BYTES - 3) return kept + CUT;
    kept += character;
  }
  return kept;
}
