// Two things held against each other, in words: numbers are more or less, dates earlier or later, and a name is one or another.
import type { Comparison, Leaf, Operand } from '../condition/condition.ts';
import type { Json } from '../json.ts';
import { TIER_TITLES } from '../steps/tiers.ts';
import { type Lang, orList, quote } from './lang.ts';
import type { Naming } from './naming.ts';

type Words = Readonly<Record<Comparison, Readonly<Record<Lang, string>>>>;

const SHARED = {
  contains: { zh: '包含', en: 'contains' },
  in: { zh: '是', en: 'is' },
} as const;

const OF_NUMBERS: Words = {
  ...SHARED,
  eq: { zh: '等于', en: 'is' },
  ne: { zh: '不等于', en: 'is not' },
  gt: { zh: '大于', en: 'is more than' },
  gte: { zh: '不小于', en: 'is at least' },
  lt: { zh: '小于', en: 'is less than' },
  lte: { zh: '不大于', en: 'is at most' },
};

const OF_DATES: Words = {
  ...SHARED,
  eq: { zh: '就是', en: 'is' },
  ne: { zh: '不是', en: 'is not' },
  gt: { zh: '晚于', en: 'is after' },
  gte: { zh: '不早于', en: 'is no earlier than' },
  lt: { zh: '早于', en: 'is before' },
  lte: { zh: '不晚于', en: 'is no later than' },
};

const OF_NAMES: Words = { ...OF_NUMBERS, eq: { zh: '是', en: 'is' }, ne: { zh: '不是', en: 'is not' } };

const DATE = /^\d{4}-\d{2}-\d{2}/u;

/** Left, how, right: the words of a sentence, in its order. */
export function comparisonWords({ left, op, right }: Leaf<'compare'>, lang: Lang, named: Naming, describe: (operand: Operand) => string): readonly string[] {
  const titleOf = titlesOf(left, named, lang) ?? titlesOf(right, named, lang);
  const told = (operand: Operand) => (operand.type === 'value' ? valueWords(operand.value, op, titleOf, lang) : null) ?? describe(operand);
  return [told(left), wordsFor(left, right)[op][lang], `${KINDS[right.type]?.[lang] ?? ''}${told(right)}`];
}

/** A name to compare with is told from a text that reads the same. */
const KINDS: Partial<Record<Operand['type'], Readonly<Record<Lang, string>>>> = {
  context: { zh: '运行信息', en: 'the run’s ' },
  variable: { zh: '变量', en: 'the variable ' },
};

type TitleOf = (value: string) => string;

/** What the values are called that this can have, where they have names of their own. */
export function titlesOf(operand: Operand, named: Naming, lang: Lang): TitleOf | null {
  switch (operand.type) {
    case 'tier':
      return (tier) => (Object.hasOwn(TIER_TITLES, tier) ? (TIER_TITLES[tier]?.[lang] ?? tier) : tier);
    case 'outcome':
      return (outcome) => named.outcome(operand.step, outcome);
    case 'property':
      // What the events of messages carry: the step that sent it.
      return operand.name === 'step' ? named.step : null;
    default:
      return null;
  }
}

function wordsFor(left: Operand, right: Operand): Words {
  const values = [left, right].flatMap((one): readonly Json[] => (one.type === 'value' ? [one.value] : []));
  if ([left, right].some(({ type }) => type === 'today') || values.some((value) => typeof value === 'string' && DATE.test(value))) return OF_DATES;
  const areNames = values.some((value) => typeof value === 'string' || typeof value === 'boolean');
  return areNames || [left, right].some(({ type }) => type === 'tier' || type === 'outcome') ? OF_NAMES : OF_NUMBERS;
}

/** Null: as everywhere else. */
function valueWords(value: Json, op: Comparison, titleOf: TitleOf | null, lang: Lang): string | null {
  if (op === 'in' && Array.isArray(value)) return anyOf(value as readonly Json[], titleOf, lang);
  if (typeof value === 'string' && DATE.test(value)) return value;
  if (typeof value === 'boolean' && lang === 'zh') return quote(value ? '是' : '否', lang);
  return titleOf !== null && typeof value === 'string' ? quote(titleOf(value), lang) : null;
}

function anyOf(values: readonly Json[], titleOf: TitleOf | null, lang: Lang): string {
  const words = values.map((one) => oneOf(one, titleOf, lang));
  const last = words.at(-1) ?? '';
  // Chinese sets numbers off by a space, and names by their quotes.
  return lang === 'zh' && words.length > 1 && typeof values.at(-1) === 'number' ? `${words.slice(0, -1).join('、')} 或 ${last}` : orList(words, lang);
}

function oneOf(value: Json, titleOf: TitleOf | null, lang: Lang): string {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return quote(titleOf?.(text) ?? text, lang);
}
