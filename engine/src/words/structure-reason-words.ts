// Why a run started another, reacted, or walked rows, in words.
import type { StructureReasonFacts } from '../interpreter/structure-reasons.ts';
import { describeExclusion } from './exclusion-words.ts';
import { describeEndReason } from './end-reason-words.ts';
import type { Sentences } from './reason-words.ts';
import { bracketed } from './bracketed.ts';
import { comparisonInWords } from './comparison-result-words.ts';
import { resultInWords } from './many-words.ts';

const ASKED = {
  'for-each': { zh: '正在给每个人启动流程', en: 'Starts a flow for each of them' },
  close: { zh: '时间到了，看现在的结果', en: 'Time is up; counts what there is' },
  broadcast: { zh: '正在群发', en: 'Sends to each of them' },
  measure: { zh: '正在统计', en: 'Measures' },
  compare: { zh: '正在对比', en: 'Compares them' },
  rank: { zh: '正在排名', en: 'Ranks them' },
  draw: { zh: '正在抽奖', en: 'Draws' },
} as const;

export const STRUCTURE_SENTENCES: Sentences<StructureReasonFacts> = {
  'flow.asked': {
    zh: ({ mode }) => (mode === 'wait' ? '进入另一个流程，等它结束' : mode === 'handOver' ? '交接给另一个流程' : '启动另一个流程'),
    en: ({ mode }) =>
      mode === 'wait' ? 'Enters another flow and waits for its end' : mode === 'handOver' ? 'Hands over to another flow' : 'Starts another flow',
  },
  'flow.started': { zh: () => '已进入另一个流程', en: () => 'The other flow has begun' },
  'flow.refused': {
    zh: ({ reason }) => `没能进入另一个流程：${describeExclusion(reason, 'zh')}`,
    en: ({ reason }) => `The other flow refused: ${describeExclusion(reason, 'en')}`,
  },
  'flow.ended': {
    zh: ({ reason, failed }) => (failed ? `另一个流程出错停下：${reason}` : `另一个流程结束了：${describeEndReason(reason, 'zh')}`),
    en: ({ reason, failed }) => (failed ? `The other flow failed: ${reason}` : `The other flow ended: ${describeEndReason(reason, 'en')}`),
  },
  'whenever.listening': {
    zh: ({ event, mode }, { event: called }) => (mode === 'interrupt' ? `期间一旦${called(event)}就打断` : `期间每当${called(event)}就处理`),
    en: ({ event, mode }, { event: called }) => `${mode === 'interrupt' ? 'Interrupts once it hears of' : 'Reacts whenever it hears of'} ${called(event)}`,
  },
  'whenever.happened': {
    zh: ({ event, evidence }, told) => `发生了${told.event(event)}${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ event, evidence }, told) => `It happened: ${told.event(event)}${bracketed(told.evidence(evidence), 'en')}`,
  },
  'whenever.watching': {
    zh: ({ mode, evidence }, told) => `${mode === 'interrupt' ? '期间条件一旦成立就打断' : '期间条件每次变成成立就处理'}${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ mode, evidence }, told) => `${mode === 'interrupt' ? 'Interrupts once its condition holds' : 'Reacts whenever its condition turns true'}${bracketed(told.evidence(evidence), 'en')}`,
  },
  'whenever.turned': {
    zh: ({ evidence }, told) => `条件变成成立了${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ evidence }, told) => `Its condition turned true${bracketed(told.evidence(evidence), 'en')}`,
  },
  'whenever.dealtWith': { zh: () => '处理完了', en: () => 'It was dealt with' },
  'whenever.over': { zh: () => '期间的路走完了，不再听', en: () => 'Meanwhile is over; it hears no more' },
  'many.asked': { zh: ({ what }) => ASKED[what].zh, en: ({ what }) => ASKED[what].en },
  'many.answered': { zh: ({ data }) => `结果：${resultInWords(data, 'zh')}`, en: ({ data }) => `Result: ${resultInWords(data, 'en')}` },
  'compare.found': {
    zh: ({ event, found }, told) => `${told.event(event)}：${comparisonInWords(found, 'zh')}`,
    en: ({ event, found }, told) => `${told.event(event)}: ${comparisonInWords(found, 'en')}`,
  },
  'each.done': {
    zh: ({ started, excluded, finished }) => `启动了 ${started} 个，${excluded} 人没进入，走完 ${finished} 个`,
    en: ({ started, excluded, finished }) => `Started ${started}, left out ${excluded}, ended ${finished}`,
  },
  'rows.opened': { zh: ({ rows }) => (rows === 1 ? '只有 1 行' : `${rows} 行同时走`), en: ({ rows }) => (rows === 1 ? 'Walks its one row' : `Walks ${rows} rows at once`) },
  'row.opened': { zh: ({ row }) => `第 ${row} 行`, en: ({ row }) => `Row ${row}` },
  'rows.done': { zh: ({ rows }) => (rows === 1 ? '这 1 行走完了' : `${rows} 行都走完了`), en: ({ rows }) => (rows === 1 ? 'Its one row is done' : `All ${rows} rows are done`) },
};
