// What a step about many found out, in words: each figure with what it is of, lists in their order.
import type { Bilingual } from '../catalog/step-manifest.ts';
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../steps/named-outcomes.ts';
import { describeValue } from './condition-words.ts';
import { describeExclusion, isExclusion } from './exclusion-words.ts';
import type { Lang } from './lang.ts';
import { describeSendingReason } from './sending-words.ts';

const FIGURES: Readonly<Record<string, Bilingual>> = {
  sent: { zh: '发出', en: 'sent' },
  excluded: { zh: '没有发', en: 'left out' },
  ranked: { zh: '参加排名', en: 'ranked' },
  ranking: { zh: '名次', en: 'ranking' },
  winners: { zh: '抽中', en: 'winners' },
  drawSeed: { zh: '种子', en: 'seed' },
  drawHash: { zh: '名单校验值', en: 'hash of the list' },
  drawnFrom: { zh: '名单人数', en: 'drawn from' },
  audienceSize: { zh: '人群人数', en: 'audience' },
};

/** Figures that an operator named stand under that name. */
export function resultInWords(data: Json, lang: Lang): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return describeValue(data, lang);
  const parts = Object.entries(data as JsonObject).flatMap(([name, value]) => {
    if (name === 'reasons' && isObject(value)) return reasonsInWords(value, lang);
    const title = Object.hasOwn(FIGURES, name) ? (FIGURES[name]?.[lang] ?? name) : name;
    return `${title} ${Array.isArray(value) ? listInWords(value, lang) : describeValue(value, lang)}`;
  });
  return parts.join(lang === 'zh' ? '，' : ', ');
}

/** Why some of an audience got nothing, with how many each; none: nobody was left out. */
function reasonsInWords(reasons: JsonObject, lang: Lang): readonly string[] {
  return Object.entries(reasons).map(([why, count]) => {
    const told = isExclusion(why) ? describeExclusion(why, lang) : describeSendingReason(why, lang);
    return lang === 'zh' ? `${told} ${String(count)} 人` : `${told}: ${String(count)}`;
  });
}

function listInWords(list: readonly Json[], lang: Lang): string {
  if (list.length === 0) return lang === 'zh' ? '没有人' : 'nobody';
  return list.map((one) => placeInWords(one, lang)).join(lang === 'zh' ? '、' : ', ');
}

/** A place in a ranking, or a name. */
function placeInWords(one: Json, lang: Lang): string {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return typeof one === 'string' ? one : describeValue(one, lang);
  const place = one as JsonObject;
  const [id, rank, value] = ['id', 'rank', 'value'].map((name) => ownValue(place, name));
  if (typeof id !== 'string' || typeof rank !== 'number') return describeValue(one, lang);
  return lang === 'zh' ? `第 ${rank} 名 ${id}（${String(value)}）` : `${rank}. ${id} (${String(value)})`;
}
