import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liquid } from './liquid-engine.ts';
import { checkTemplate, variablesOf } from './read-template.ts';
import { renderTemplate } from './render-template.ts';

const scope = {
  member: { name: '林晓', tags: ['a', 'b'] },
  context: { due: '2013-10-20', big: 'x'.repeat(20_000) },
  variables: { day: 3, streak: 2 },
};

describe('renderTemplate', () => {
  it.each([
    ['Hello {{ member.name }}, day {{day}}', 'Hello 林晓, day 3'],
    ['{{ member.nick }}{{ nobody }}{{ nobody.at.all }}', ''],
    ['{{ member.nick | default: "friend" }}', 'friend'],
    ['{% if streak >= 2 %}well done{% else %}go on{% endif %}', 'well done'],
    ['{{ day | plus: 1 }}', '4'],
    ['no braces at all', 'no braces at all'],
    ['{{ member.tags | join: ", " }}', 'a, b'],
  ])('%s gives %s', (text, expected) => {
    expect(renderTemplate(text, scope)).toBe(expected);
  });

  it.each(['constructor', '__proto__', 'toString', 'name.constructor', 'name.__proto__.x'])(
    'reaches nothing that an object inherits: member.%s',
    (path) => {
      expect(renderTemplate(`[{{ member.${path} }}]`, scope)).toBe('[]');
    },
  );

  it('cuts what is too long, and shows that it did', () => {
    const text = renderTemplate('{{ context.big }}', scope);
    expect(new TextEncoder().encode(text).length).toBe(8_192);
    expect(text.endsWith('…')).toBe(true);
  });

  it('never cuts a character in two', () => {
    expect(renderTemplate('a{{ context.smile }}', { ...scope, context: { smile: '😀'.repeat(5_000) } })).toMatch(/^a(?:😀)+…$/u);
  });

  it.each(['{{ a', '{% for a in b %}{% endfor %}', '{{ (1..99999999) }}', '{% if a %}'.repeat(1_900)])(
    'shows the mark alone for what cannot be rendered: %s',
    (text) => {
      expect(renderTemplate(text, scope)).toBe('…');
    },
  );

  it('is bounded in size and time for any text', () => {
    const bits = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' member.name ',
      // More than a text may be.
      '{{ context.big }}',
      ' context.big ',
      ' day ',
      '|',
      'append: day',
      'if ',
      'endif',
      'else',
      '"',
      ' a ',
      '(1..999)',
      'join',
      'raw',
      'endraw',
      'case day',
      'when 3',
      '汉',
      '😀',
      '[',
      ']',
      '.',
      '-',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(bits, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (template) => {
        // Of the processor: how long it takes by the clock depends on what else the machine does.
        const begun = process.cpuUsage();
        const rendered = renderTemplate(template, scope);
        expect(new TextEncoder().encode(rendered).length).toBeLessThanOrEqual(8_192);
        expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_000);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the short way for plain texts gives what Liquid gives', () => {
    const word = fc.constantFrom(
      'member.name',
      'context.due',
      'day',
      'nobody',
      'member.nobody',
      'member.size',
      'true',
      'empty',
      'member',
      'day.x',
      'member.zero',
      'member.no',
      'member.blank',
      'row.title',
      'row.no',
      'context.false',
    );
    const otherwise = fc.constantFrom('"friend"', "'friend'", '""', '"同学，你好"', `"it's"`, '"a\\"b"', '"a | b: c"', '"x%}"', 'day', '3', '"a", allow_false: true');
    const part = fc.oneof(
      word.map((name) => `{{ ${name} }}`),
      word.map((name) => `{{${name}}}`),
      fc.tuple(word, otherwise).map(([name, text]) => `{{ ${name} | default: ${text} }}`),
      fc.tuple(word, otherwise).map(([name, text]) => `{{${name}|default:${text}}}`),
      fc.string({ unit: fc.constantFrom('a', ' ', '汉', '}', '\n', '-'), maxLength: 5 }),
    );
    const values = {
      member: { ...scope.member, zero: 0, no: false, blank: '' },
      context: { ...scope.context, false: false },
      variables: { ...scope.variables, row: { title: 'One', no: false } },
    };
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const { member, context, variables } = values;
        expect(renderTemplate(text, values)).toBe(String(liquid.parseAndRenderSync(text, { ...variables, member, context })));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a template names', () => {
  it('is found wherever it stands', () => {
    expect(variablesOf('{{ member.name | default: context.due }}{% if streak == 3 %}{{ day }}{% endif %}').sort()).toEqual([
      'context.due',
      'day',
      'member.name',
      'streak',
    ]);
  });

  it.each([
    ['{{ a', 'template.syntax'],
    ['{% include "x" %}', 'template.unknownTag'],
    ['{% assign a = 1 %}', 'template.unknownTag'],
    ['{{ a | constructor }}', 'template.unknownFilter'],
    ['{{ "now" | date: "%s" }}', 'template.unknownFilter'],
    ['{{ (1..99999999) }}', 'template.tooMuch'],
    ['a'.repeat(20_001), 'template.tooLong'],
    ['{{ member.name }}', null],
  ])('%s is told apart', (text, code) => {
    expect(checkTemplate(text)).toBe(code);
  });
});
