// An attribute that is written by a text with variables: what a member answered, kept for later.
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { memberOf, programOf, step } from '../testing/test-program.ts';

const written = (value: Json, context: JsonObject = {}) => {
  const program = programOf(
    [
      step('ask', 'ask', { kind: 'scale', question: 'How was it?', variable: 'score', by: 'chat', deadline: null }, { answered: 'keep' }),
      step('keep', 'attribute', { name: 'kept', value }, { done: null }),
    ],
    { context: [{ name: 'goal', type: 'text' }] },
  );
  const answer = () => ({ afterMs: 5, outcome: 'answered', data: { values: { score: 4 } } });
  const { member, commands } = simulateRun(program, { member: memberOf({ attributes: { name: 'Lin', kept: 'before' } }), context, inputs: [], from: 0, until: 10, answer });
  expect(commands.filter(({ type }) => type === 'setAttribute')).toHaveLength(1);
  return member.attributes;
};

test.each<[string, Json, Json]>([
  ['a variable alone is kept as it is, a number as a number', '{{ score }}', 4],
  ['with words around it, it is a text', '{{ score }} of 5', '4 of 5'],
  ['what is computed is a text', '{{ score | times: 2 }}', '8'],
  ['what a text may name besides', '{{ member.name }}: {{ context.goal }}', 'Lin: run'],
  ['a text without variables is written as it stands', 'no variables', 'no variables'],
  ['a number too', 7, 7],
])('%s', (_, value, kept) => expect(written(value, { goal: 'run' })).toMatchObject({ kept }));

test('where nothing is filled in, the attribute is cleared', () => {
  expect(written('{{ context.goal }}')).not.toHaveProperty('kept', 'before');
  expect(written('{{ context.goal }}')['kept'] ?? null).toBeNull();
});
