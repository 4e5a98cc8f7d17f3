// Every example of the page on conditions is one, asks nothing that a member has not, and can be put in words.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkMemberCondition } from '../compile/check-member-condition.ts';
import { describeCondition } from '../words/condition-words.ts';
import { conditionSchema } from './condition-schema.ts';

const page = readFileSync(new URL('../../../docs/conditions.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? '') as unknown);

test.each(examples)('%j is a condition', (json) => {
  const condition = conditionSchema.parse(json);
  expect(condition).toEqual(json);
  expect(checkMemberCondition(condition)).toEqual([]);
  expect(describeCondition(condition, 'zh')).toMatch(/[一-鿿]/u);
  expect(describeCondition(condition, 'en')).not.toMatch(/undefined/);
});

test('the page has examples', () => expect(examples.length).toBeGreaterThan(2));
