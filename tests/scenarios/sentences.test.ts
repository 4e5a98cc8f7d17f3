// Every line of every trail has its reason as data and as a sentence in both languages: for whoever reads, not for whoever built it.
import { compile, describeReason, LANGS, type Program, type TrailEntry } from '@sopwith/engine';
import { describe, expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { playSimulated } from './play-simulated.ts';
import { zoneOf } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/** What no person should read: values that are not there, data as data, a code in the place of its sentence. */
const UNSPOKEN = /undefined|NaN|\bnull\b|\[object|\{"|Invalid|Reason: |原因：/;

/** Ids of steps and of step types, where the canvas shows another name for them. */
function idsIn({ steps }: Pick<Program, 'steps'>): readonly string[] {
  const all = Object.values(steps);
  const shown = new Set(all.map(({ id, name }) => name ?? id));
  return [...new Set([...all.map(({ id }) => id), ...all.map(({ type }) => type)])].filter((id) => id.includes('-') && !shown.has(id));
}

function faultsOf(program: Pick<Program, 'steps'>, zone: string, trail: readonly TrailEntry[]): readonly string[] {
  const ids = idsIn(program);
  return trail.flatMap((entry) => {
    expect(typeof entry.reason.data).toBe('object');
    return LANGS.flatMap((lang) => {
      const sentence = describeReason(entry, Object.values(program.steps), { lang, zone });
      const isSpoken = !UNSPOKEN.test(sentence) && (lang === 'zh' ? /[一-鿿]/ : /[a-z]/i).test(sentence);
      const hasId = ids.some((id) => sentence.includes(`“${id}”`) || sentence.includes(`「${id}」`) || sentence.includes(` ${id} `));
      return isSpoken && !hasId ? [] : [`${entry.step} ${entry.reason.code} ${lang}: ${sentence}`];
    });
  });
}

describe.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) => {
  test('every line of its trail is a sentence, in both languages', () => {
    expect(faultsOf(compile(scenario.flow, catalog), zoneOf(scenario), playSimulated(scenario).trail)).toEqual([]);
  });
});
