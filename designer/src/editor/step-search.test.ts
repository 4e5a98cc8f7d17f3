import { createCatalog } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { searchSteps } from './step-search.ts';

const { manifests } = createCatalog();
const found = (text: string) => searchSteps(manifests, text).flatMap(({ steps }) => steps.map(({ type }) => type));

it('shows every step once while nothing is searched', () =>
  expect(found('').toSorted()).toEqual(manifests.map(({ type }) => type).toSorted()));
it('finds in Chinese and in English alike', () => expect([found('标签'), found('tag')].every((types) => types.includes('tag'))).toBe(true));
it('finds nothing for what is not there', () => expect(found('zzzz')).toEqual([]));
