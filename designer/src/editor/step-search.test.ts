import { createCatalog } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { searchSteps } from './step-search.ts';

const { manifests } = createCatalog();
const found = (text: string) => searchSteps(manifests, text).flatMap(({ steps }) => steps.map(({ type }) => type));

it('shows every step once while nothing is searched', () =>
  expect(found('').toSorted()).toEqual(manifests.map(({ type }) => type).toSorted()));
it('finds in Chinese and in English alike', () => expect([found('标签'), found('tag')].every((types) => types.includes('tag'))).toBe(true));
it('finds nothing for what is not there', () => expect(found('zzzz')).toEqual([]));
it('offers a flow about a group only what such a flow can have', () => {
  const offered = searchSteps(manifests, '', 'community').flatMap(({ steps }) => steps.map(({ type }) => type));
  expect(offered).toEqual(expect.arrayContaining(['message', 'group-message', 'broadcast', 'for-each', 'task']));
  expect(['tag', 'points', 'consent', 'ask', 'move'].filter((type) => offered.includes(type))).toEqual([]);
  expect(searchSteps(manifests, 'tag', 'activity').flatMap(({ steps }) => steps.map(({ type }) => type))).not.toContain('tag');
});
