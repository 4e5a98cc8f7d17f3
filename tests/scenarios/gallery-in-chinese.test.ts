// The Chinese flows of the gallery do what the English ones do, step by step, in every scenario that is told of those.
import { expect, test } from 'vitest';
import { inChinese } from './gallery-in-chinese.ts';
import { playSimulated } from './play-simulated.ts';
import { expectedLines, linesOf, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const told = scenarios.flatMap((scenario) => {
  const zh = inChinese(scenario);
  return zh === null ? [] : [[scenario.title, scenario, zh] as const];
});

test.each(told)('in Chinese as well: %s', (_, en, zh) => {
  const [played, there] = [playSimulated(zh), playSimulated(en)];
  expect(linesOf(zh, played.trail)).toEqual(expectedLines(zh));
  for (const [flow, trail] of Object.entries(zh.others?.trails ?? {})) expect(linesOf(zh, played.others[flow] ?? [])).toEqual(expectedLines({ trail }));
  expect(played.refused).toEqual(there.refused);
  expect([played.texts.length, played.posts.length]).toEqual([there.texts.length, there.posts.length]);
  // What is said is said in Chinese, but for what somebody else wrote.
  for (const text of [...played.texts, ...played.posts]) expect([...there.texts, ...there.posts].includes(text) && isEnglish(en, text)).toBe(false);
});

/** Not a word of it was handed in from outside. */
function isEnglish({ context, happens }: Scenario, text: string): boolean {
  return /\p{Script=Latin}{3}/u.test(text) && !JSON.stringify([context, happens]).includes(text);
}

test('all flows of the gallery are among them', () => {
  expect(told.length).toBeGreaterThan(100);
});
