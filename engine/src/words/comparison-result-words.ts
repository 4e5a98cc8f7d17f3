// What the comparison of two groups found, as an operator would tell it: the figures, whether they say anything, and why not where they do not.
import { FEWEST_COMMUNITIES } from '../many/compare-communities.ts';
import type { GroupComparison, GroupFigures } from '../many/compare-groups.ts';
import { FEWEST_EXPECTED, FEWEST_UNITS } from '../many/compare-shares.ts';
import { type Lang, quote } from './lang.ts';

export function comparisonInWords(found: GroupComparison, lang: Lang): string {
  const { first, second, inBoth, assigned } = found;
  const parts = [figuresInWords(first, assigned, lang), figuresInWords(second, assigned, lang), findingInWords(found, lang)];
  if (inBoth > 0) parts.push(lang === 'zh' ? `另有 ${inBoth} 人两边都在，没有算进去。` : `${inBoth} more ${inBoth === 1 ? 'is' : 'are'} in both and ${inBoth === 1 ? 'was' : 'were'} left out.`);
  return parts.join(lang === 'zh' ? '' : ' ');
}

function figuresInWords({ name, communities, of, did, share }: GroupFigures, assigned: GroupComparison['assigned'], lang: Lang): string {
  if (lang === 'zh') {
    const among = assigned === 'communities' ? `${communities} 个群，` : '';
    return `${quote(name, lang)}：${among}${of} 人里 ${did} 人，${assigned === 'communities' && communities > 1 ? '群平均 ' : ''}${share}%。`;
  }
  const among = assigned === 'communities' ? ` in ${communities} ${communities === 1 ? 'community' : 'communities'}` : '';
  return `${quote(name, lang)}: ${did} of ${of}${among}, ${assigned === 'communities' && communities > 1 ? 'on average ' : ''}${share}%.`;
}

function findingInWords(found: GroupComparison, lang: Lang): string {
  const { finding, first, second, difference, low, high, p } = found;
  if (finding === 'tooFew') return tooFewInWords(found, lang);
  const better = quote(finding === 'first' ? first.name : second.name, lang);
  const sides = { second: quote(second.name, lang), first: quote(first.name, lang) };
  const points = Math.abs(difference);
  if (lang === 'zh') {
    const range = `${sides.second}相对${sides.first}的真实差距，有 95% 的把握在 ${signed(low)} 到 ${signed(high)} 个百分点之间（p ${chance(p)}）`;
    return finding === 'same' ? `差 ${points} 个百分点，可能只是偶然：${range}。` : `${better}高 ${points} 个百分点，差别可信：${range}。`;
  }
  const apart = points === 1 ? '1 point' : `${points} points`;
  const range = `with 95% confidence ${sides.second} is between ${signed(low)} and ${signed(high)} points against ${sides.first} (p ${chance(p)})`;
  return finding === 'same' ? `They are ${apart} apart, which may be chance: ${range}.` : `${better} did better by ${apart}, and that can be trusted: ${range}.`;
}

function tooFewInWords({ assigned, first, second }: GroupComparison, lang: Lang): string {
  const zh =
    assigned === 'communities'
      ? `整群分组时一个群只算一个样本：${first.communities} 个群对 ${second.communities} 个群，说不清差别是来自做法，还是这些群本来就不同。每边至少要 ${FEWEST_COMMUNITIES} 个群，或者改成逐个成员分组。`
      : `人数或做到的人太少，看不出差别是不是偶然：每组至少要 ${FEWEST_UNITS} 人；按两组合起来的比例算，每组里做到的、没做到的都至少要有 ${FEWEST_EXPECTED} 人。`;
  const en =
    assigned === 'communities'
      ? `Where whole communities are given their way, each counts once: ${first.communities} against ${second.communities} cannot tell the way from what sets these communities apart anyway. It takes ${FEWEST_COMMUNITIES} on each side, or members who are given their way one by one.`
      : `Too few to tell it from chance: it takes ${FEWEST_UNITS} members in each group, and by the share of both together ${FEWEST_EXPECTED} in each who did it and ${FEWEST_EXPECTED} who did not.`;
  return lang === 'zh' ? zh : en;
}

function signed(points: number | null): string {
  return points === null ? '' : points > 0 ? `+${points}` : String(points).replace('-', '−');
}

function chance(p: number | null): string {
  return p === null ? '' : p < 0.001 ? '< 0.001' : `= ${p}`;
}
