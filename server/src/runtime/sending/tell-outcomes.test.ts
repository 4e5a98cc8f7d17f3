import { expect, test } from 'vitest';
import { interleave, type OrderedEvent } from './tell-outcomes.ts';

const event = (name: string) => ({ memberId: 1, name, at: 0, occurredAt: 0, properties: {}, messageId: name, historical: false, depth: 1 });
const told = (name: string, after: number): OrderedEvent => ({ ...event(name), after });

test.each<[string, readonly string[], readonly OrderedEvent[], readonly string[]]>([
  ['comes where its message was asked for', ['tagged', 'scored'], [told('sent', 1)], ['tagged', 'sent', 'scored']],
  ['comes first, or last', ['tagged'], [told('first', 0), told('last', 1)], ['first', 'tagged', 'last']],
  ['keeps the order of the messages', [], [told('one', 0), told('two', 0)], ['one', 'two']],
])('what is told of a message %s', (_, emitted, told, expected) => {
  expect(interleave(emitted.map(event), told).map(({ name }) => name)).toEqual(expected);
});
