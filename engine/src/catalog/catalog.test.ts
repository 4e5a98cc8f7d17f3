import { describe, expect, it } from 'vitest';
import { validate } from '../compile/validate.ts';
import { exampleFlow } from '../document/example-flow.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';
import { createCatalog, describeStep } from './catalog.ts';
import type { StepManifest } from './step-manifest.ts';

const coupon: StepManifest = {
  type: 'acme.coupon',
  version: 1,
  group: 'outside',
  icon: 'gift',
  title: { zh: '发优惠券', en: 'Give a coupon' },
  help: { zh: '发一张优惠券。', en: 'Gives a coupon.' },
  sort: 'action',
  config: {
    type: 'object',
    properties: {
      amount: { type: 'integer', minimum: 1, title: { zh: '面额', en: 'Amount' } },
      note: { type: 'string', maxLength: 100, widget: 'template', title: { zh: '附言', en: 'Note' } },
    },
    required: ['amount'],
    additionalProperties: false,
  },
  initial: { amount: 10 },
  outcomes: [
    { id: 'given', title: { zh: '已发放', en: 'given' } },
    { id: 'sold-out', title: { zh: '发完了', en: 'sold out' } },
  ],
  summary: { zh: '{{ amount }} 元优惠券', en: 'Coupon of {{amount}}' },
};
const catalog = createCatalog(builtinSteps, [coupon]);

function problemsOf(config: StepManifest['initial'], ends = ['given', 'sold-out']): string[] {
  const step = { id: 'one', type: 'acme.coupon', version: 1, config, ends };
  return validate({ ...exampleFlow(), start: 'one', steps: [step], edges: [] }, catalog).map(({ code, path, data }) =>
    `${code} ${path} ${data['fieldEn'] ?? ''}`.trim(),
  );
}

describe('a step type that a developer added', () => {
  it('is checked by its JSON Schema alone, with the titles that its form shows', () => {
    expect(problemsOf({ amount: 10 })).toEqual([]);
    expect(problemsOf({ amount: 0, note: 3, colour: 'red' })).toEqual([
      'value.tooSmall steps[0].config.amount Amount',
      'value.type steps[0].config.note Note',
      'value.unknown steps[0].config.colour colour',
    ]);
    expect(problemsOf({})).toEqual(['value.missing steps[0].config.amount Amount']);
  });

  it('has its outcomes connected like any other', () => {
    expect(problemsOf({ amount: 10 }, ['given'])).toEqual(['outcome.unconnected steps[0]']);
  });

  it('has its templates checked', () => {
    expect(problemsOf({ amount: 10, note: '{{ context.colour }}' })).toEqual(['reference.unknownField steps[0].config.note']);
  });

  it('says on its box what its summary says', () => {
    expect(describeStep(catalog, { type: 'acme.coupon', config: { amount: 10 } }, 'zh')).toBe('10 元优惠券');
    expect(describeStep(catalog, { type: 'acme.coupon', config: { amount: 10 } }, 'en')).toBe('Coupon of 10');
  });

  it('stands in the palette after the builtins', () => {
    expect(catalog.manifests.map(({ type }) => type)).toEqual([...builtinSteps.map(({ manifest }) => manifest.type), 'acme.coupon']);
  });

  it('is refused where its name is taken', () => {
    expect(() => createCatalog(builtinSteps, [coupon, coupon])).toThrow('"acme.coupon" is defined twice');
    expect(() => createCatalog(builtinSteps, [{ ...coupon, type: 'message' }])).toThrow('"message" is defined twice');
  });
});
