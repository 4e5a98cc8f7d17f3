import { expect, test } from 'vitest';
import { printedWhole } from './printed-whole.ts';
import { readTemplate } from './read-template.ts';

const examples = {
  ranking: [{ id: 'ann', rank: 1 }],
  winners: ['ann', 'ben'],
  outcomes: { completed: 1 },
  member: { name: 'Ann', badges: ['a', 'b'] },
};

const found = (text: string) => {
  const template = readTemplate(text);
  if (template.status === 'unreadable') throw new Error(`expected a text that can be read, found ${template.code}`);
  return printedWhole(template, examples).map(({ part }) => part);
};

test.each([
  ['{{ ranking }}', ['ranking[0].id']],
  ['{{ ranking[0] }} and {{ ranking | first }}', ['ranking[0].id']],
  ['{{ ranking | join: ", " }}', ['ranking[0].id']],
  ['{% if day > 1 %}{% unless winners %}-{% else %}{{ winners }}{% endunless %}{% endif %}', ['winners | join: ", "']],
  ['{% case day %}{% when 1 %}{{ outcomes }}{% else %}{{ member.badges }}{% endcase %}', ['outcomes.completed', 'member.badges | join: ", "']],
  ['{{ member.nick | default: winners }}', ['winners | join: ", "']],
  ['{{ member }}', ['member.name']],
])('%s prints more than a single value', (text, parts) => {
  expect(found(text)).toEqual(parts);
});

test.each([
  '{{ ranking[0].id }}, {{ ranking[7].id }}',
  '{{ ranking | size }} {{ ranking.size }}',
  '{% if ranking %}{{ day }}{% endif %}',
  '{{ winners | join: ", " }} {{ winners[1] }} {{ winners | last | upcase }}',
  '{{ outcomes.completed }}',
  '{{ outcomes.nothing | default: 0 | plus: 1 }}',
  '{{ member.name | default: "you" }}',
  '{{ empty }}{{ day }}',
  '{% raw %}{{ ranking }}{% endraw %}{% comment %}{{ ranking }}{% endcomment %}',
])('%s prints single values', (text) => {
  expect(found(text)).toEqual([]);
});
