import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { spoiledFlows, surroundings } from '../compile/spoiled-flows.ts';
import { validate } from '../compile/validate.ts';
import { parseFlow } from '../document/parse-flow.ts';
import { unreadableDocuments } from '../document/unreadable-documents.ts';
import { LANGS } from './lang.ts';
import { describeProblem } from './describe-problem.ts';
import { PROBLEM_WORDS } from './problem-words.ts';

const catalog = createCatalog();

describe('problems in words', () => {
  it('has words for exactly the codes that spoiled flows and documents show, and for texts that the form already stops', () => {
    const shown = new Set([...Object.keys(spoiledFlows), ...Object.keys(unreadableDocuments), 'template.tooLong']);
    expect(new Set(Object.keys(PROBLEM_WORDS))).toEqual(shown);
  });

  it.each(Object.entries(spoiledFlows))('says %s in both languages, with nothing left open', (_, flow) => {
    for (const lang of LANGS) {
      for (const problem of validate(flow, catalog, surroundings)) {
        expectSentence(describeProblem(problem, flow, lang, catalog), lang);
      }
    }
  });

  it.each(Object.entries(unreadableDocuments))('says %s in both languages, with nothing left open', (_, document) => {
    const parsed = parseFlow(document);
    for (const lang of LANGS)
      for (const problem of parsed.ok ? [] : parsed.problems) expectSentence(describeProblem(problem, null, lang), lang);
  });

  it('calls steps and outcomes as the operator sees them', () => {
    const flow = spoiledFlows['outcome.unconnected'];
    const [problem] = flow === undefined ? [] : validate(flow, catalog);
    expect(problem && describeProblem(problem, flow ?? null, 'zh', catalog)).toContain('出口「超时」还没有下一步');
    expect(problem && describeProblem(problem, flow ?? null, 'en', catalog)).toContain('“timed out” leads nowhere');
  });

  it('calls tiers as the operator sees them', () => {
    const flow = spoiledFlows['tier.otherLadder'];
    const [problem] = flow === undefined ? [] : validate(flow, catalog);
    expect(problem && describeProblem(problem, flow ?? null, 'zh', catalog)).toContain('潜水、活跃、核心KOL');
    expect(problem && describeProblem(problem, flow ?? null, 'en', catalog)).toContain('lurker, active, KOL');
  });

  it('still says where, when a newer server names a problem that is not known here', () => {
    expect(describeProblem({ code: 'novel', severity: 'error', path: 'steps[0]', data: {} }, null, 'en')).toContain('steps[0]');
  });
});

function expectSentence(sentence: string, lang: 'zh' | 'en'): void {
  expect(sentence).toMatch(lang === 'zh' ? /[一-鿿].*。$/u : /^[^一-鿿]*[.)]$/u);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object|「」|“”/);
}
