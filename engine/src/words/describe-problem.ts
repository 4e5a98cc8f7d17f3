// What is wrong with a flow, said in its own names: steps, ways out and tiers as people call them.
import type { Catalog } from '../catalog/catalog.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Ladder } from '../interpreter/ledger-command.ts';
import type { Problem } from '../problem.ts';
import { type Channel, CHANNEL_TITLES } from '../steps/channels.ts';
import { LADDER_TITLES, TIER_TITLES } from '../steps/tiers.ts';
import { type Lang, quote } from './lang.ts';
import { PROBLEM_WORDS, type ProblemFacts } from './problem-words.ts';
import { namingOf } from './step-titles.ts';

/** With a catalog, outcomes are called by their titles. */
export function describeProblem(problem: Problem, flow: Pick<FlowDocument, 'steps'> | null, lang: Lang, catalog?: Catalog): string {
  const words = Object.hasOwn(PROBLEM_WORDS, problem.code) ? PROBLEM_WORDS[problem.code] : undefined;
  // A newer server may know a problem that this page does not: its code still tells a developer what it is.
  if (words === undefined)
    return lang === 'zh'
      ? `这里有问题（${problem.code}）：${problem.path ?? ''}`
      : `Something is wrong here (${problem.code}): ${problem.path ?? ''}`;
  return words[lang](factsOf(problem, flow, lang, catalog));
}

function factsOf(problem: Problem, flow: Pick<FlowDocument, 'steps'> | null, lang: Lang, catalog: Catalog | undefined): ProblemFacts {
  const named = namingOf(flow?.steps ?? [], lang, catalog);
  const stepCalled = (id: string) => quote(named.step(id), lang);
  /** What is compared, and with what, as people call it: a ladder and its tiers, a step and its ways out. */
  const comparedName = (name: string, value: string) => {
    const { of, field = '' } = problem.data;
    if (of === 'tier') return (name === 'field' ? LADDER_TITLES[value as Ladder] : TIER_TITLES[value])?.[lang] ?? value;
    if (of === 'outcome') return name === 'field' ? named.step(value) : catalog === undefined ? value : named.outcome(String(field), value);
    return value;
  };
  return (name) => {
    const value = Object.hasOwn(problem.data, name) ? String(problem.data[name]) : '';
    switch (name) {
      case 'to':
      case 'container':
        return stepCalled(value);
      case 'step':
        return problem.code.startsWith('start.') || problem.code === 'step.duplicate' ? value : stepCalled(value);
      case 'steps':
        return value
          .split(', ')
          .map(stepCalled)
          .join(lang === 'zh' ? '、' : ', ');
      case 'tiers':
        return value
          .split(', ')
          .map((tier) => TIER_TITLES[tier]?.[lang] ?? tier)
          .join(lang === 'zh' ? '、' : ', ');
      case 'outcome':
        return catalog === undefined || problem.step === undefined ? value : named.outcome(problem.step, value);
      case 'channel':
        return Object.hasOwn(CHANNEL_TITLES, value) ? CHANNEL_TITLES[value as Channel][lang] : value;
      case 'field':
      case 'value':
      case 'choices':
        return value.split(' / ').map((each) => comparedName(name, each)).join(' / ');
      case 'type':
        return Object.hasOwn(TYPES, value) ? (TYPES[value]?.[lang] ?? value) : value;
      default:
        return value;
    }
  };
}

const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  text: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是否', en: 'a yes or no' },
  date: { zh: '日期', en: 'a date' },
  instant: { zh: '时刻', en: 'a moment' },
};
