// The laws say "for any program" and "for every sound flow": they are only worth that if each built-in step type is among them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { flowArbitrary } from './flow-arbitrary.ts';
import { anyProgram } from './program-arbitrary.ts';

const builtin = createCatalog().manifests.map(({ type }) => type);
const sample = { numRuns: 1500, seed: 1 };

test('every built-in step type is made by the random programs of the interpreter’s laws', () => {
  const made = new Set(fc.sample(anyProgram, sample).flatMap(({ steps }) => Object.values(steps).map(({ type }) => type)));
  expect(builtin.filter((type) => !made.has(type))).toEqual([]);
});

test('every built-in step type is made by the random flows of the compiler’s laws', () => {
  const made = new Set(fc.sample(flowArbitrary, sample).flatMap(({ steps }) => steps.map(({ type }) => type)));
  expect(builtin.filter((type) => !made.has(type))).toEqual([]);
});
