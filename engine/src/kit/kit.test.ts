import { describe, expect, it } from 'vitest';
import { END, flow, step } from '../authoring/flow.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { Json } from '../json.ts';
import { LANGS } from '../words/lang.ts';
import type { KitDocument } from './kit-document.ts';
import { describeKitProblem, KIT_PROBLEM_WORDS } from './kit-problem-words.ts';
import { flowsNamed, renameFlows, segmentsNamed } from './named-in-flow.ts';
import { formatKit, parseKit } from './parse-kit.ts';
import { type KitSurroundings, validateKit } from './validate-kit.ts';

const catalog = createCatalog();
const programme = { turns: 1, opens: { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }, closes: '22:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: 5 } as const;
const days = [{ id: 'd1', text: 'One' }, { id: 'd2', text: 'Two' }];
const fields = [{ name: 'reached', title: 'Reached?', kind: 'yesNo', required: true, options: [] }];
const member = flow(
  { name: 'Member', triggers: [{ type: 'segment', segment: 'keen', on: 'enter' }] },
  { days: step('programme', programme, { done: 'call', left: END }), call: step('task', { title: 'Call', detail: '', assignee: 'Tutor', outcomes: [{ id: 'done', title: 'Done' }], deadline: null } as never, { done: END }) },
);
const group = flow({ name: 'Group', subject: 'community' }, {
  each: step('for-each', { audience: { from: 'community', of: '' }, flow: 'member', context: [], wait: 'goOn', share: 80, deadline: null }, { done: END, empty: END }),
});
const file = {
  format: 'sopwith.kit/1',
  name: 'Camp',
  flows: [{ id: 'member', flow: member }, { id: 'group', flow: group }],
  segments: [{ id: 'keen', name: 'Keen', condition: { type: 'tag', tag: 'keen' } }],
  tables: [{ id: 'days', title: 'Days', rows: days, into: [{ flow: 'member', step: 'days' }] }],
  forms: [{ id: 'call', title: 'Call', fields, into: [{ flow: 'member', step: 'call' }] }],
  events: [{ name: 'checked_in', properties: { minutes: 'number' } }],
};

function kitOf(source: unknown): KitDocument {
  const parsed = parseKit(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.kit;
}
const kit = kitOf(file);
const codes = (spoiled: KitDocument, around: KitSurroundings = { flows: [], segments: [] }) => validateKit(spoiled, catalog, around).map(({ code }) => code);
const stepOf = (of: KitDocument, name: string, id: string) => of.flows.find((one) => one.id === name)?.flow.steps.find((one) => one.id === id);

describe('a kit in a file', () => {
  it('lays each table and form into its steps when it is read, and writes each once', () => {
    expect(stepOf(kit, 'member', 'days')?.config['rows']).toEqual(days);
    expect(stepOf(kit, 'member', 'call')?.config['form']).toEqual(fields);
    const written = JSON.parse(formatKit(kit)) as KitDocument;
    expect(written.tables[0]?.rows).toEqual(days);
    expect(stepOf(written, 'member', 'days')?.config).not.toHaveProperty('rows');
    expect(stepOf(written, 'member', 'call')?.config).not.toHaveProperty('form');
  });

  it('is the same to the byte when it is read and written again', () => {
    const text = formatKit(kit);
    expect(formatKit(kitOf(text))).toBe(text);
    expect(kitOf(text)).toEqual(kit);
  });

  it('takes a table from the drawn flow, where an operator may have changed it', () => {
    const changed = [{ id: 'd1', text: 'Mended' }];
    const drawn = JSON.parse(JSON.stringify(kit).replaceAll(JSON.stringify(days), JSON.stringify(changed))) as KitDocument;
    const stale = { ...drawn, tables: kit.tables };
    expect((JSON.parse(formatKit(stale)) as KitDocument).tables[0]?.rows).toEqual(changed);
  });

  it('leaves a step that has something else by now its own rows', () => {
    const two = kitOf({ ...file, flows: [...file.flows, { id: 'other', flow: member }], tables: [{ ...file.tables[0], into: [{ flow: 'member', step: 'days' }, { flow: 'other', step: 'days' }] }] });
    const own = { ...two, flows: two.flows.map((one) => (one.id !== 'other' ? one : { ...one, flow: { ...one.flow, steps: one.flow.steps.map((s) => (s.id === 'days' ? { ...s, config: { ...s.config, rows: [{ id: 'x' }] as Json } } : s)) } })) };
    const written = JSON.parse(formatKit(own)) as KitDocument;
    expect(written.tables[0]?.into).toEqual([{ flow: 'member', step: 'days' }]);
    expect(stepOf(written, 'other', 'days')?.config['rows']).toEqual([{ id: 'x' }]);
  });

  it.each([
    ['no JSON', '{', 'json.unreadable'],
    ['another format', { ...file, format: 'sopwith.flow/1' }, 'format.unsupported'],
    ['no flows', { ...file, flows: [] }, 'value.tooFew'],
    ['something unknown', { ...file, more: 1 }, 'value.unknown'],
  ])('with %s is refused', (_, source, code) => {
    const parsed = parseKit(source);
    expect(parsed.ok ? [] : parsed.problems.map((one) => one.code)).toContain(code);
  });

  it('says of each problem of a flow whose it is', () => {
    const parsed = parseKit({ ...file, flows: [file.flows[0], { id: 'group', flow: { ...group, start: 7 } }] });
    expect(parsed.ok ? [] : parsed.problems.map((one) => one.flow)).toEqual(['group']);
  });
});

describe('what does not fit together in a kit', () => {
  const spoiled: Readonly<Record<string, readonly [KitDocument, KitSurroundings?]>> = {
    'kit.duplicate': [{ ...kit, segments: [...kit.segments, ...kit.segments] }],
    'kit.unknownPlace': [{ ...kit, tables: kit.tables.map((table) => ({ ...table, into: [{ flow: 'member', step: 'gone' }] })) }],
    'kit.segmentTaken': [kit, { flows: [], segments: [{ id: 'keen', condition: { type: 'tag', tag: 'other' } }] }],
    'kit.unknownFlow': [{ ...kit, flows: kit.flows.filter(({ id }) => id !== 'member'), tables: [], forms: [] }],
    'kit.unknownSegment': [{ ...kit, segments: [] }],
  };

  it('a sound one has no problem, whether its segment is there already or not', () => {
    expect(codes(kit)).toEqual([]);
    expect(codes(kit, { flows: [], segments: kit.segments })).toEqual([]);
  });

  it('has words for exactly the codes that spoiled kits show', () => {
    expect(Object.keys(spoiled).sort()).toEqual(Object.keys(KIT_PROBLEM_WORDS).sort());
  });

  it.each(Object.entries(spoiled))('says %s in both languages', (code, [one, around = { flows: [], segments: [] }]) => {
    const flows = new Map(one.flows.map(({ id, flow: of }) => [id, of]));
    const problems = validateKit(one, catalog, around).filter((problem) => problem.code === code);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      for (const lang of LANGS) expect(describeKitProblem(problem, flows, lang, catalog)).not.toMatch(/undefined|「」|“”|\(kit/);
    }
  });

  it('a flow outside the kit may be named where it is there', () => {
    const only = { ...kit, flows: kit.flows.filter(({ id }) => id === 'group'), tables: [], forms: [] };
    expect(codes(only, { flows: ['member'], segments: [] })).toEqual([]);
  });

  it('a property that a declared event does not carry is a problem of that flow alone', () => {
    const asking = flow({ name: 'Asking', triggers: [{ type: 'event', event: 'checked_in', where: { type: 'compare', left: { type: 'property', name: 'pages' }, op: 'gt', right: { type: 'value', value: 3 } } as never }] }, { a: step('exit', { reason: 'x' }, {}) });
    const problems = validateKit({ ...kit, flows: [...kit.flows, { id: 'asking', flow: asking }] }, catalog, {});
    expect(problems.map((one) => one.flow)).toEqual(['asking']);
  });
});

it('flows of a kit are named otherwise once they are installed, and back again', () => {
  const there = renameFlows(group, new Map([['member', 'f00d']]));
  expect(flowsNamed(there)).toEqual(['f00d']);
  expect(renameFlows(there, new Map([['f00d', 'member']]))).toEqual(group);
  expect(segmentsNamed(member)).toEqual(['keen']);
});
