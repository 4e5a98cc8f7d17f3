// What a condition saw when it was judged: the comparison in words, and the value that decided it.
import type { Condition, Operand } from '../condition/condition.ts';
import type { Evidence } from '../condition/evidence.ts';
import type { Json } from '../json.ts';
import { titlesOf } from './comparison-words.ts';
import { describeCondition, describeOperand, describeValue } from './condition-words.ts';
import { describeInstant } from './instant-words.ts';
import type { Lang } from './lang.ts';
import { type Naming, UNNAMED } from './naming.ts';

/** `evidence` comes out of a trail: JSON that this build, or an older one, once wrote. */
export function describeEvidence(evidence: readonly Json[], lang: Lang, named: Naming = UNNAMED, zone = 'UTC'): string {
  // Written by `asReasonData` from `Evidence`, and only shown here.
  return (evidence as unknown as readonly Evidence[]).map((item) => describeOne(item, lang, named, zone)).join(lang === 'zh' ? '；' : '; ');
}

function describeOne(item: Evidence, lang: Lang, named: Naming, zone: string): string {
  const zh = lang === 'zh';
  const asked = describeCondition(item satisfies Condition, lang, named);
  switch (item.type) {
    case 'count':
      return zh
        ? `${asked}，实际 ${item.count}${{ events: ' 次', days: ' 天', streak: ' 天', values: ' 种', sum: '' }[item.of]}`
        : `${asked}, found ${item.count}`;
    case 'compare': {
      const found = [
        [item.left, item.leftValue] as const,
        [item.right, item.rightValue] as const,
      ].flatMap(([operand, value]) => (operand.type === 'value' || value === null ? [] : [foundWords(operand, value, lang, named)]));
      if (found.length === 0) return zh ? `${asked}，实际没有值` : `${asked}, found nothing`;
      // What is equal on both sides is told once.
      const told = [...new Set(found)].join(zh ? '、' : ', ');
      if (!zh) return `${asked}, found ${told}`;
      return `${asked}，实际${told.startsWith('「') ? '' : ' '}${told}`;
    }
    case 'missing':
      return item.holds ? asked : `${describeOperand(item.operand, lang, named)}${zh ? '有值' : ' has a value'}`;
    case 'recency': {
      if (item.last === null) return zh ? `${asked}，实际从未有过` : `${asked}, found none`;
      const last = describeInstant(item.last, lang, zone);
      return zh ? `${asked}，实际最近一次在 ${last}` : `${asked}, the last was on ${last}`;
    }
    case 'tag':
    case 'community':
    case 'segment':
      return item.holds ? asked : zh ? `不满足：${asked}` : `not so: ${asked}`;
  }
}

/** A tier and a way out of a step are told by what they are called. */
function foundWords(operand: Operand, value: Json, lang: Lang, named: Naming): string {
  return describeValue(typeof value === 'string' ? (titlesOf(operand, named, lang)?.(value) ?? value) : value, lang);
}
