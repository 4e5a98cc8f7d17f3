import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstLanguage } from './language.ts';
import { formatDistance } from './moment.ts';
import { words } from './words.ts';

const pairs = Object.entries(words).flatMap(([area, keys]) =>
  Object.entries(keys).map(([key, pair]) => ({ key: `${area}.${key}`, ...pair })),
);
const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|-words\.ts$/.test(file))
  .map((file) => readFileSync(join(source, file), 'utf8'));
const code = files.join('\n');

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

it('every string is there in both languages, with the same holes', () => {
  const bad = pairs.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '' || holes(zh).join() !== holes(en).join());
  expect(bad).toEqual([]);
});

it('Chinese is Chinese and English is English', () => {
  const wrong = pairs.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en));
  expect(wrong).toEqual([]);
});

it('Chinese sentences end in Chinese punctuation', () => {
  expect(pairs.filter(({ zh }) => /\p{Script=Han}[,;:?!]/u.test(zh))).toEqual([]);
});

it('every string is used somewhere', () => {
  // `t(`page.run_${status}`)` uses all keys that begin so.
  const stems = [...code.matchAll(/`(\w+\.\w*)\$\{/g)].map(([, stem]) => stem ?? '');
  const unused = pairs.filter(({ key }) => !code.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)));
  expect(unused.map(({ key }) => key)).toEqual([]);
});

it('no component speaks Chinese by itself', () => {
  const own = files
    .flatMap((text) => text.split('\n'))
    .filter((line) => /\p{Script=Han}/u.test(line) && !/^\s*(\/\/|\*|\/\*|\{\/\*)/.test(line));
  // Each language is offered in its own words, and Chinese separators are typed into lists.
  expect(own.filter((line) => !line.includes("'中文'") && !line.includes('、'))).toEqual([]);
});

describe('the first language', () => {
  it.each([
    ['en', ['zh-CN'], 'en'],
    [null, ['zh-TW', 'en'], 'zh'],
    [null, ['fr-FR', 'en-GB', 'zh-CN'], 'en'],
    [null, ['fr-FR'], 'zh'],
    ['nonsense', ['en-US'], 'en'],
  ] as const)('chosen %j, preferred %j: %s', (chosen, preferred, language) => expect(firstLanguage(chosen, preferred)).toBe(language));
});

it('distances are told in the largest unit that fits', () => {
  const minute = 60_000;
  expect([formatDistance(0, 5 * minute, 'zh'), formatDistance(49 * 60 * minute, 0, 'en'), formatDistance(0, 90 * minute, 'en')]).toEqual([
    '5分钟前',
    'in 2 days',
    '1 hour ago',
  ]);
});
