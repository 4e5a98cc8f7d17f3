// What a run knows, as people read it: a row by its columns, a list by its entries, never as JSON.
import type { Json } from '../json.ts';
import type { TurnResult } from '../steps/programme-config.ts';
import type { Lang } from './lang.ts';

const RESULTS: Readonly<Record<TurnResult, Readonly<Record<Lang, string>>>> = {
  met: { zh: '打卡', en: 'met' },
  missed: { zh: '缺卡', en: 'missed' },
  madeUp: { zh: '补卡', en: 'made up' },
  notOffered: { zh: '不算', en: 'not offered' },
  held: { zh: '已进行', en: 'held' },
};

export function describeFact(name: string, value: Json, lang: Lang): string {
  if (name === 'dayList' && Array.isArray(value)) {
    return listed((value as readonly Json[]).map((result) => RESULTS[result as TurnResult]?.[lang] ?? inWords(result, lang)), lang);
  }
  return inWords(value, lang);
}

function inWords(value: Json, lang: Lang): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (value === null) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return listed((value as readonly Json[]).map((one) => inWords(one, lang)), lang);
  const shown = Object.entries(value).filter(([column]) => column !== 'id');
  // Where there is nothing but the id, it is what is known.
  return (shown.length === 0 ? Object.entries(value) : shown)
    .map(([column, cell]) => `${column}${lang === 'zh' ? '：' : ': '}${inWords(cell, lang)}`)
    .join(lang === 'zh' ? '；' : '; ');
}

function listed(words: readonly string[], lang: Lang): string {
  return words.join(lang === 'zh' ? '、' : ', ');
}
