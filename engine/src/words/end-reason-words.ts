// Why a run ended. Reasons that operators gave stand as they are.
import { LEFT_COMMUNITY } from '../compile/default-exits.ts';
import type { Lang } from './lang.ts';

const END_REASONS: Readonly<Record<string, Record<Lang, string>>> = {
  completed: { zh: '走完了', en: 'completed' },
  runaway: { zh: '循环失控', en: 'ran away' },
  tooMany: { zh: '同一步走了太多次', en: 'one step too often' },
  joined: { zh: '汇合', en: 'joined' },
  arrived: { zh: '到达', en: 'arrived' },
  skipped: { zh: '跳过', en: 'skipped' },
  stopped: { zh: '套件已停止', en: 'the kit was stopped' },
  cancelled: { zh: '手动终止', en: 'cancelled by hand' },
  rehearsalEnded: { zh: '彩排结束', en: 'the rehearsal ended' },
  [LEFT_COMMUNITY]: { zh: '退出了社群', en: 'left the community' },
};

export function describeEndReason(reason: string, lang: Lang): string {
  return Object.hasOwn(END_REASONS, reason) ? (END_REASONS[reason]?.[lang] ?? reason) : reason;
}
