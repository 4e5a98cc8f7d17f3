// One document for every code that `parseFlow` alone can answer with.

import { DEEPEST, LARGEST_DOCUMENT_BYTES, LONGEST_STRING_BYTES, MOST_ITEMS } from './check-json.ts';
import { exampleFlow, messageStep } from './example-flow.ts';

const flow = exampleFlow();

function nested(depth: number): unknown {
  let inside: unknown = 'x';
  for (let level = 0; level < depth; level += 1) inside = [inside];
  return inside;
}

const withConfig = (config: unknown) => ({ ...flow, steps: [{ ...messageStep('wait'), config }] });

export const unreadableDocuments: Readonly<Record<string, unknown>> = {
  'json.unreadable': '{"format": ',
  'json.tooLarge': `"${'a'.repeat(LARGEST_DOCUMENT_BYTES)}"`,
  'json.tooDeep': withConfig({ deep: nested(DEEPEST) }),
  'json.tooMany': { ...flow, edges: new Array(MOST_ITEMS + 1).fill({}) },
  'flow.moreProblems': { ...flow, steps: new Array(1000).fill(3) },
  'json.stringTooLong': withConfig({ text: '汉'.repeat(Math.ceil(LONGEST_STRING_BYTES / 3) + 1) }),
  'json.badCharacter': { ...flow, name: 'half \ud800 of a pair' },
  'json.number': withConfig({ amount: Number.POSITIVE_INFINITY }),
  'json.notJson': withConfig({ at: new Date(0) }),
  'json.forbiddenKey': JSON.stringify(withConfig({})).replace('"config":{}', '"config":{"__proto__":{"isAdmin":true}}'),
  'flow.notAnObject': '[]',
  'format.unsupported': { ...flow, format: 'sopwith.flow/9' },
};
