// Every example of the page on conditions is one, asks nothing that a member, or a run, has not, and can be put in words.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NO_DICTIONARY } from '../catalog/dictionary.ts';
import { checkCondition, type Declared } from '../compile/check-condition.ts';
import { checkMemberCondition } from '../compile/check-member-condition.ts';
import { describeCondition } from '../words/condition-words.ts';
import { conditionSchema } from './condition-schema.ts';

const page = readFileSync(new URL('../../../docs/conditions.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json( of a run)?\n([\s\S]*?)```/g)].map(([, ofRun, json]) => [JSON.parse(json ?? '') as unknown, ofRun !== undefined] as const);
const declared: Declared = { fields: new Map([['activity', 'text']]), variables: new Set(), steps: new Set(), dictionary: NO_DICTIONARY };

test.each(examples)('%j is a condition', (json, ofRun) => {
  const condition = conditionSchema.parse(json);
  expect(condition).toEqual(json);
  expect(checkMemberCondition(condition).map(({ code }) => code)).toEqual(ofRun ? ['condition.beforeRun'] : []);
  expect(checkCondition(condition, 'audience', declared)).toEqual([]);
  expect(describeCondition(condition, 'zh')).toMatch(/[一-鿿]/u);
  expect(describeCondition(condition, 'en')).not.toMatch(/undefined/);
});

test('the page has examples', () => expect(examples.length).toBeGreaterThan(2));
