// Who was left out of an enrolment and why, as a table for a spreadsheet. Pure.
import { describeExclusion, type Lang } from '@sopwith/engine';
import type { LeftOut } from '../stores/enrolment-query.ts';

// Excel takes a file for UTF-8 by this mark alone.
const MARK = '\ufeff';

const WORDS = {
  reason: { zh: '原因代码', en: 'Code' },
  why: { zh: '没有进入的原因', en: 'Why not enrolled' },
  cancelled: { zh: '还没轮到就取消了', en: 'cancelled before their turn' },
} as const;

export function reportHead(language: Lang): string {
  // `userId` stays as it is in every language, so that the table can be mended and sent again.
  return `${MARK}${lineOf(['userId', WORDS.reason[language], WORDS.why[language]])}`;
}

export function reportLines(leftOut: readonly LeftOut[], language: Lang): string {
  return leftOut
    .map(({ userId, reason }) => lineOf([userId, reason ?? 'cancelled', reason === null ? WORDS.cancelled[language] : describeExclusion(reason, language)]))
    .join('');
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const harmless = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A spreadsheet would work it out: an id that somebody sent must not do that. A telephone number is none. */
function looksLikeFormula(text: string): boolean {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d ()-]*$/.test(text));
}
