// A scenario of the gallery, told of the Chinese flow: whatever it names as the English flow does is named as the Chinese one does.
import { type FlowDocument, flowTemplates, formatFlow, type Json, type JsonObject, kitTemplates } from '@sopwith/engine';
import { type Apart, flowApart, kitApart } from '../../engine/src/testing/words-apart.ts';
import type { Happening, Scenario } from './scenario.ts';

interface Translation {
  readonly zh: FlowDocument;
  /** What has a name in English → its name in Chinese, in the whole document. */
  readonly names: ReadonlyMap<string, string>;
  /** Words that start a flow, wherever they stand in what somebody writes. */
  readonly keywords: readonly (readonly [en: string, zh: string])[];
}

/** By the English flow, as it is written. */
const translations = new Map<string, Translation>();
for (const { kits } of kitTemplates) {
  const words = wordsBetween(kitApart(kits.en), kitApart(kits.zh));
  kits.en.flows.forEach(({ flow }, n) => void translations.set(formatFlow(flow), { zh: kits.zh.flows[n]?.flow as FlowDocument, ...words }));
}
for (const { flows } of flowTemplates) translations.set(formatFlow(flows.en), { zh: flows.zh, ...wordsBetween(flowApart(flows.en), flowApart(flows.zh)) });

function wordsBetween(en: Apart, zh: Apart): Pick<Translation, 'names' | 'keywords'> {
  const pairs = en.words.map(({ kind, path, text }, n) => ({ kind, path, en: text, zh: zh.words[n]?.text ?? '' }));
  const keywords = pairs.filter(({ path }) => /triggers\.\d+\.words/.test(path)).map((one) => [one.en, one.zh] as const);
  return { names: new Map(pairs.flatMap((one) => (one.kind === 'name' ? [[one.en, one.zh]] : []))), keywords };
}

/** Null: its flow is none of the gallery. */
export function inChinese(scenario: Scenario): Scenario | null {
  const found = translations.get(formatFlow(scenario.flow));
  if (found === undefined) return null;
  const { texts: _texts, posts: _posts, ...told } = scenario;
  const { names } = found;
  const called = (name: string) => names.get(name) ?? name;
  const byName = <T>(all: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(all).map(([name, one]) => [called(name), one]));
  const { subject, crowd, roster, stock, granted, happens, startedBy, others } = told;
  return {
    ...told,
    flow: found.zh,
    trail: trailInChinese(told.trail, found),
    ...(subject?.tags === undefined ? {} : { subject: { ...subject, tags: subject.tags.map(called) } }),
    ...(crowd === undefined ? {} : { crowd: crowd.map(({ tags = [], ...one }) => ({ ...one, tags: tags.map(called) })) }),
    ...(roster === undefined ? {} : { roster: byName(roster) }),
    ...(stock === undefined ? {} : { stock: byName(stock) }),
    ...(granted === undefined ? {} : { granted: granted.map(called) }),
    ...(happens === undefined ? {} : { happens: happens.map((one) => (isEvent(one) ? { ...one, properties: written(one.properties, found) } : one)) }),
    ...(startedBy === undefined || !('did' in startedBy) ? {} : { startedBy: { ...startedBy, properties: written(startedBy.properties, found) } }),
    ...(others === undefined ? {} : { others: othersInChinese(others, found) }),
  };
}

function othersInChinese({ trails, ...others }: NonNullable<Scenario['others']>, found: Translation): NonNullable<Scenario['others']> {
  const flows = Object.entries(others.flows).map(([id, flow]) => [id, translations.get(formatFlow(flow))?.zh ?? flow]);
  const told = Object.entries(trails ?? {}).map(([id, trail]) => [id, trailInChinese(trail, found)]);
  return { ...others, flows: Object.fromEntries(flows), ...(trails === undefined ? {} : { trails: Object.fromEntries(told) }) };
}

/** A line ends with the reason where a run does. */
function trailInChinese(trail: string, { names }: Translation): string {
  return trail.replaceAll(/ ended (?!completed)(.+)$/gm, (_, reason: string) => ` ended ${names.get(reason) ?? reason}`);
}

const isEvent = (one: Happening): one is Extract<Happening, { event: string }> & { readonly properties: JsonObject } => 'event' in one && one.properties !== undefined;

/** What members write holds the words that start a flow, in whatever case. */
function written(properties: JsonObject, { keywords }: Translation): JsonObject {
  const inWords = (one: Json) => (typeof one === 'string' ? keywords.reduce((text, [en, zh]) => text.replaceAll(new RegExp(en.replaceAll(/[^\p{L}\p{N} ]/gu, '.'), 'giu'), zh), one) : one);
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inWords(one)]));
}
