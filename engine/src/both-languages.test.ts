// A flow of the gallery is one flow in two languages: everything is equal but what people say and read, and what that names is the same.
import { describe, expect, it } from 'vitest';
import type { FlowDocument } from './document/flow-document.ts';
import { flowTemplates } from './flow-templates.ts';
import { kitTemplates } from './kit-templates.ts';
import { variablesOf } from './template/read-template.ts';
import { EVENT_TITLES } from './words/event-names.ts';
import { type Apart, flowApart, kitApart } from './testing/words-apart.ts';

const gallery: readonly (readonly [id: string, zh: Apart, en: Apart])[] = [
  ...flowTemplates.map(({ id, flows }) => [id, flowApart(flows.zh), flowApart(flows.en)] as const),
  ...kitTemplates.map(({ id, kits }) => [id, kitApart(kits.zh), kitApart(kits.en)] as const),
];

describe.each(gallery)('%s in Chinese and in English', (_, zh, en) => {
  it('differs in nothing but words: the same settings, conditions, times, events and figures', () => {
    expect(zh.rest).toEqual(en.rest);
    expect(zh.words.map(({ kind, path }) => `${kind} ${path}`)).toEqual(en.words.map(({ kind, path }) => `${kind} ${path}`));
  });

  it('names the same variables in each text', () => {
    // What a comparison found is said in the language of the text.
    const named = ({ words }: Apart) => words.map(({ path, text }) => [path, variablesOf(text).map((name) => name.replace(/\.(zh|en)$/, '.words')).sort()]);
    expect(named(zh)).toEqual(named(en));
  });

  it('calls different things by different names, and the same thing by one, wherever it stands', () => {
    expect(otherwiseCalled(zh, en)).toEqual([]);
    expect(otherwiseCalled(en, zh)).toEqual([]);
  });

  it('has no Chinese in the English one', () => {
    expect(JSON.stringify([en.rest, en.words])).not.toMatch(/[一-鿿]/);
  });

  it('leaves what is no word as it is: figures, dates and times', () => {
    const isFigure = (text: string) => /\d/.test(text) && !/\p{L}/u.test(text);
    zh.words.forEach(({ path, text }, n) => {
      const other = en.words[n]?.text ?? '';
      if (isFigure(text) || isFigure(other)) expect([path, text]).toEqual([path, other]);
    });
  });
});

it('what the gallery waits for and begins with is called by a title, not by the name of its event', () => {
  const events = [...JSON.stringify([flowTemplates.map(({ flows }) => flows), kitTemplates.map(({ kits }) => kits)]).matchAll(/"event":"([^"]+)"/g)];
  const named = new Set(events.map(([, name = '']) => name));
  expect(named.size).toBeGreaterThan(40);
  expect([...named].filter((name) => !Object.hasOwn(EVENT_TITLES, name))).toEqual([]);
});

/** Names that are called one thing here and another there. */
function otherwiseCalled(one: Apart, other: Apart): readonly string[] {
  const called = new Map<string, string>();
  return one.words.flatMap(({ kind, text, path }, n) => {
    if (kind !== 'name') return [];
    const there = other.words[n]?.text ?? '';
    const known = called.get(text) ?? there;
    called.set(text, known);
    return known === there ? [] : [`${path}: ${text} is ${known} and ${there}`];
  });
}

const flow = (id: string) => flowTemplates.find((template) => template.id === id)?.flows.en as FlowDocument;
const spoiled = (id: string, was: string, is: string) => flowApart(JSON.parse(JSON.stringify(flow(id)).replace(was, is)) as FlowDocument);

it.each([
  ['a time', 'onboarding', '"time":"10:00"', '"time":"10:30"'],
  ['a figure of a condition', 'onboarding', '"value":3', '"value":4'],
  ['an event', 'onboarding', '"event":"introduced"', '"event":"introduced_self"'],
  ['an id', 'crisis-response', '"id":"serious"', '"id":"grave"'],
  ['a choice', 'crisis-response', '"severity":"high"', '"severity":"low"'],
  ['where a message goes', 'onboarding', '"channel":"in-app"', '"channel":"email"'],
  ['a setting that is not there', 'crisis-response', '"required":true,', ''],
] as const)('%s is no word: one that differs is found', (_, id, was, is) => {
  const whole = flowApart(flow(id));
  const other = spoiled(id, was, is);
  expect(other.words).toEqual(whole.words);
  expect(other.rest).not.toEqual(whole.rest);
});

it('a text, a title and a name are words, each of its kind', () => {
  const found = (id: string, was: string, is: string) => {
    const [whole, other] = [flowApart(flow(id)), spoiled(id, was, is)];
    expect(other.rest).toEqual(whole.rest);
    return whole.words.flatMap(({ kind, path, text }, n) => (text === other.words[n]?.text ? [] : [`${kind} ${path}`]));
  };
  expect(found('crisis-response', '"title":"Answer: an ordinary complaint"', '"title":"Ordinary"')).toEqual(['read task.outcomes.n.title']);
  expect(found('onboarding', '"assistant"', '"helper"')).toEqual(['name task.assignee']);
  expect(found('onboarding', '{{ member.name', '{{ member.nick')).toHaveLength(1);
});

it('a name that is one thing here and two there is found', () => {
  const [whole, other] = [flowApart(flow('nps-loop')), spoiled('nps-loop', '"remove":["detractor"]', '"remove":["promoter"]')];
  expect(otherwiseCalled(other, whole)).toHaveLength(1);
});
