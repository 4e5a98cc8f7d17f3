// Sentences for what is wrong with a kit; what is wrong with one of its flows is said as of any flow, with the flow's name before it.
import type { Catalog } from '../catalog/catalog.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Problem } from '../problem.ts';
import { type Lang, quote } from '../words/lang.ts';
import { describeProblem } from '../words/describe-problem.ts';

type Words = Readonly<Record<Lang, (fact: (name: string) => string) => string>>;

export const KIT_PROBLEM_WORDS: Readonly<Record<string, Words>> = {
  'kit.duplicate': {
    zh: (fact) => `套件里有两个「${fact('name')}」：改掉其中一个的标识。`,
    en: (fact) => `The kit has “${fact('name')}” twice: give one of them another id.`,
  },
  'kit.unknownPlace': {
    zh: (fact) => `「${fact('title')}」要放进流程「${fact('flow')}」的步骤「${fact('step')}」，但没有这一步：改正它，或去掉这一处。`,
    en: (fact) => `“${fact('title')}” belongs into the step “${fact('step')}” of “${fact('flow')}”, which is not there: mend the place, or remove it.`,
  },
  'kit.segmentTaken': {
    zh: (fact) => `人群「${fact('segment')}」已经有了，条件不一样：给套件里的这个人群换一个标识。`,
    en: (fact) => `There is a segment “${fact('segment')}” already, with another condition: give the kit’s segment another id.`,
  },
  'kit.unknownFlow': {
    zh: (fact) => `这里用到流程「${fact('name')}」，套件里和系统里都没有：把它加进套件，或另选一个流程。`,
    en: (fact) => `This names the flow “${fact('name')}”, which is neither in the kit nor here: add it to the kit, or choose another.`,
  },
  'kit.unknownSegment': {
    zh: (fact) => `这里用到人群「${fact('name')}」，套件里和系统里都没有：把它加进套件，或另选一个人群。`,
    en: (fact) => `This names the segment “${fact('name')}”, which is neither in the kit nor here: add it to the kit, or choose another.`,
  },
};

/** `flows` by the id that problems name them by. */
export function describeKitProblem(problem: Problem, flows: ReadonlyMap<string, FlowDocument>, lang: Lang, catalog?: Catalog): string {
  const flow = problem.flow === undefined ? null : (flows.get(problem.flow) ?? null);
  const own = Object.hasOwn(KIT_PROBLEM_WORDS, problem.code) ? KIT_PROBLEM_WORDS[problem.code] : undefined;
  const sentence = own === undefined ? describeProblem(problem, flow, lang, catalog) : own[lang]((name) => String(problem.data[name] ?? ''));
  if (problem.flow === undefined) return sentence;
  const whose = quote(flow?.name ?? problem.flow, lang);
  return lang === 'zh' ? `${whose}：${sentence}` : `${whose}: ${sentence}`;
}
