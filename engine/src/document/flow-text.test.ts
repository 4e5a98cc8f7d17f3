// What stands in a file is the flow: `formatFlow` is what is exported, `parseFlow` what is imported, by the command line, the API and the designer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDocument } from '../testing/document-arbitrary.ts';
import { flowSchema } from './flow-schema.ts';
import { formatFlow, parseFlow } from './parse-flow.ts';

test('to export a flow and to import it gives the flow, and to export that gives the same bytes', () => {
  fc.assert(
    fc.property(anyDocument, (flow) => {
      const text = formatFlow(flow);
      const parsed = parseFlow(text);
      expect(parsed).toEqual({ ok: true, flow });
      expect(parsed.ok && formatFlow(parsed.flow)).toBe(text);
      // As the API has it: parsed already.
      expect(parseFlow(JSON.parse(text))).toEqual({ ok: true, flow });
    }),
    { numRuns: 300 },
  );
});

test('every field that a document may have is among them', () => {
  const made = new Set(fc.sample(anyDocument, { numRuns: 300, seed: 1 }).flatMap((flow) => Object.keys(flow)));
  const shape: unknown = 'shape' in flowSchema ? flowSchema.shape : {};
  expect([...made].sort()).toEqual(Object.keys(shape as object).sort());
});
