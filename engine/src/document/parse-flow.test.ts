import { describe, expect, it } from 'vitest';
import { LARGEST_DOCUMENT_BYTES } from './check-json.ts';
import { exampleFlow, messageStep } from './example-flow.ts';
import { formatFlow, parseFlow } from './parse-flow.ts';
import { unreadableDocuments } from './unreadable-documents.ts';

function problemsOf(document: unknown): string[] {
  const parsed = parseFlow(document);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`));
}

describe('parseFlow', () => {
  it('takes a sound document as text and as an object', () => {
    expect(parseFlow(exampleFlow())).toEqual({ ok: true, flow: exampleFlow() });
    expect(parseFlow(JSON.stringify(exampleFlow()))).toEqual({ ok: true, flow: exampleFlow() });
  });

  it.each(Object.entries(unreadableDocuments))('refuses %s', (code, document) => {
    const codes = new Set(problemsOf(document).map((problem) => problem.split(' ')[0]));
    expect(codes).toEqual(new Set(code === 'flow.moreProblems' ? ['value.type', code] : [code]));
  });

  it('says everything that is wrong at once: shape, unknown fields, hostile strings', () => {
    const flow = { ...exampleFlow(), colour: 'red', lanes: 0, name: 'a\u0000b', steps: [{ ...messageStep('Bad id'), speed: 1 }, {}] };
    expect(problemsOf(flow).sort()).toEqual([
      'json.badCharacter name',
      'value.id steps[0].id',
      'value.missing steps[1].config',
      'value.missing steps[1].id',
      'value.missing steps[1].type',
      'value.missing steps[1].version',
      'value.tooSmall lanes',
      'value.unknown colour',
      'value.unknown steps[0].speed',
    ]);
  });

  it('keeps no inherited power of a hostile document', () => {
    const hostile = JSON.stringify(exampleFlow()).replace('"layout":{', '"layout":{"constructor":{"x":0,"y":0},"__proto__":{"x":0,"y":0},');
    expect(problemsOf(hostile).filter((problem) => problem.startsWith('json.'))).toEqual([
      'json.forbiddenKey layout.constructor',
      'json.forbiddenKey layout.__proto__',
    ]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    ['brackets without end', '['.repeat(1_000_000)],
    ['a million empty lists', `[${'[],'.repeat(600_000)}[]]`],
    ['a list of a great length and nothing in it', { ...exampleFlow(), steps: new Array(4_000_000_000) }],
    ['more steps than a flow may have', { ...exampleFlow(), steps: Array.from({ length: 5001 }, (_, index) => messageStep(`s${index}`)) }],
    ['a document that holds itself', circular()],
    [
      'two megabytes in small strings',
      {
        ...exampleFlow(),
        description: undefined,
        steps: Array.from({ length: 200 }, (_, index) => ({ ...messageStep(`s${index}`), note: 'n'.repeat(LARGEST_DOCUMENT_BYTES / 150) })),
      },
    ],
    ['hundreds of thousands of empty steps', JSON.stringify(exampleFlow()).replace('"steps":[', `"steps":[${'{},'.repeat(600_000)}`)],
    [
      'hundreds of thousands of places',
      JSON.stringify(exampleFlow()).replace(
        '"layout":{',
        `"layout":{${Array.from({ length: 100_000 }, (_, index) => `"A${index}":1,`).join('')}`,
      ),
    ],
    [
      'long lines made to keep a pattern busy',
      { ...exampleFlow(), triggers: [{ type: 'event', event: 'x', where: { type: 'any', of: longLines() } }] },
    ],
  ])('refuses %s, soon', (_, document) => {
    const begun = process.cpuUsage();
    expect(parseFlow(document).ok).toBe(false);
    expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(2_000);
  });

  it('points at the step that a problem is in', () => {
    const parsed = parseFlow({ ...exampleFlow(), steps: [{ ...messageStep('hello'), version: 0 }] });
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ code: 'value.tooSmall', step: 'hello', path: 'steps[0].version' }]);
  });
});

describe('formatFlow', () => {
  it('gives the same bytes whatever order the keys were written in', () => {
    const flow = exampleFlow();
    const turned = Object.fromEntries(Object.entries(flow).reverse()) as unknown as typeof flow;
    expect(formatFlow(turned)).toBe(formatFlow(flow));
  });
});

function longLines(): unknown[] {
  return Array.from({ length: 50 }, () => ({ type: 'tag', tag: `${'a'.repeat(20_000)}\n` }));
}

function circular(): unknown {
  const document: Record<string, unknown> = { ...exampleFlow() };
  document['name'] = { inner: document };
  return document;
}
