import { createCatalog, describeProblem, type FlowDocument } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { newTrigger } from '../panel/trigger-kinds.ts';
import { chain } from '../testing/sample-flow.ts';
import { problemsOf } from './problems-of.ts';

const catalog = createCatalog();
const flow: FlowDocument = { ...chain('hello'), steps: chain('hello').steps.map((step) => ({ ...step, ends: ['done'] })) };
const said = (drawn: FlowDocument, lang: 'zh' | 'en') => problemsOf(drawn, catalog, {}).map((problem) => describeProblem(problem, drawn, lang, catalog));

it.each([
  ['a trigger without its event', { triggers: [newTrigger('event')] }, '“Trigger 1: event” is empty: fill it in.', '「触发 1：事件」是空的：填上内容。'],
  ['a trigger without its words', { triggers: [newTrigger('keyword')] }, '“Trigger 1: keywords” needs at least 1.', '「触发 1：关键词」至少要有 1 个。'],
  ['an exit without its reason', { exits: [{ id: 'bye', event: 'paid', reason: '' }] }, '“Early exit 1: reason” is empty: fill it in.', '「提前退出 1：原因」是空的：填上内容。'],
  ['a context field without a name', { context: [{ name: '', type: 'text' }] }, '“Context 1: field name” is empty: fill it in.', '「运行信息 1：字段名」是空的：填上内容。'],
  ['a flow without a name', { name: '' }, '“Name of the flow” is empty: fill it in.', '「流程名称」是空的：填上内容。'],
] as const)('%s cannot be saved, and says so beside what else is wrong', (_, settings, en, zh) => {
  const drawn = { ...flow, ...settings } as FlowDocument;
  expect(said(drawn, 'en')).toContain(en);
  expect(said(drawn, 'zh')).toContain(zh);
});

it('what was taken away is no problem, and what both find is said once', () => {
  expect(said({ ...flow, priority: undefined } as unknown as FlowDocument, 'en')).toEqual([]);
  const twice = { ...flow, context: [{ name: 'course', type: 'text' }, { name: 'course', type: 'text' }] } as FlowDocument;
  expect(problemsOf(twice, catalog, {}).map(({ code }) => code)).toEqual(['context.duplicate']);
});
