// What the reasons of the structural steps come to in words.
import type { StructureReasonFacts } from '../interpreter/structure-reasons.ts';

export const structureReasonExamples: {
  readonly [Code in keyof StructureReasonFacts]: readonly [facts: StructureReasonFacts[Code], zh: string, en: string];
} = {
  'flow.asked': [{ mode: 'wait' }, '进入另一个流程，等它结束', 'Enters another flow and waits for its end'],
  'flow.started': [{ run: '1' }, '已进入另一个流程', 'The other flow has begun'],
  'flow.refused': [{ reason: 'alreadyIn' }, '没能进入另一个流程：已经在流程里', 'The other flow refused: already inside'],
  'flow.ended': [{ reason: 'completed', failed: false }, '另一个流程结束了：走完了', 'The other flow ended: completed'],
  'whenever.listening': [{ event: 'asked', mode: 'beside' }, '期间每当「提问」就处理', 'Reacts whenever it hears of “asked a question”'],
  'whenever.happened': [{ event: 'paid', seq: 3, evidence: [] }, '发生了「付款」', 'It happened: “paid”'],
  'whenever.watching': [{ mode: 'beside', evidence: [] }, '期间条件每次变成成立就处理', 'Reacts whenever its condition turns true'],
  'whenever.turned': [{ evidence: [] }, '条件变成成立了', 'Its condition turned true'],
  'whenever.dealtWith': [{}, '处理完了', 'It was dealt with'],
  'whenever.over': [{}, '期间的路走完了，不再听', 'Meanwhile is over; it hears no more'],
  'many.asked': [{ what: 'draw' }, '正在抽奖', 'Draws'],
  'many.answered': [{ data: 3 }, '结果：3', 'Result: 3'],
  'compare.found': [
    {
      event: 'paid',
      found: {
        assigned: 'members', inBoth: 1, difference: 10, low: 1.2, high: 18.6, p: 0.024, finding: 'second',
        first: { name: 'A', communities: 1, of: 200, did: 40, share: 20 }, second: { name: 'B', communities: 1, of: 200, did: 60, share: 30 },
      },
    },
    '「付款」：「A」：200 人里 40 人，20%。「B」：200 人里 60 人，30%。「B」高 10 个百分点，差别可信：「B」相对「A」的真实差距，有 95% 的把握在 +1.2 到 +18.6 个百分点之间（p = 0.024）。另有 1 人两边都在，没有算进去。',
    '“paid”: “A”: 40 of 200, 20%. “B”: 60 of 200, 30%. “B” did better by 10 points, and that can be trusted: with 95% confidence “B” is between +1.2 and +18.6 points against “A” (p = 0.024). 1 more is in both and was left out.',
  ],
  'each.done': [{ started: 3, excluded: 1, finished: 2 }, '启动了 3 个，1 人没进入，走完 2 个', 'Started 3, left out 1, ended 2'],
  'rows.opened': [{ rows: 3 }, '3 行同时走', 'Walks 3 rows at once'],
  'row.opened': [{ row: 2 }, '第 2 行', 'Row 2'],
  'rows.done': [{ rows: 3 }, '3 行都走完了', 'All 3 rows are done'],
};
