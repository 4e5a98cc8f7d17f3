import { type Entry, mutationsOf } from './mutation.ts';

const lawsTest = 'engine/src/interpreter/laws.test.ts';
const movesTs = 'engine/src/interpreter/token-moves.ts';
const takeTs = 'engine/src/interpreter/take-input.ts';
const compileTs = 'engine/src/compile/compile.ts';

/** Each law, and the test of it that alone is asked. */
const entries: readonly Entry[] = [
  ['any sound flow compiles', 'engine/src/compile/check-reach.ts', 'for (const { container, to, edge, outcome } of inside) enter(', 'for (const { container, to, edge, outcome } of inside.slice(0, 1)) enter(', 'engine/src/compile/compile.test.ts > validate finds nothing, and it compiles'],
  ['no order of inputs on any program throws', takeTs, "  const token = walk.tokens.find(({ resting }) => resting.key === answer.key);\n  if (token === undefined) return;\n", "  const token = walk.tokens.find(({ resting }) => resting.key === answer.key) as (typeof walk.tokens)[number];\n", `${lawsTest} > no order of inputs throws, and none leaves a timer behind`],
  ['no order leaves two live timers for one wait', movesTs, '(Object.hasOwn(walk.visits, step.id) ? (walk.visits[step.id] as number) : 0) + 1;', '1;', `${lawsTest} > no two live timers are for one wait`],
  ['no order moves an ended run', 'engine/src/interpreter/end-path.ts', '  perform(walk, called);\n  removeToken(walk, token.id);\n', '  perform(walk, called);\n', `${lawsTest} > an ended run takes nothing more`],
  ['the same inputs give the same states and commands', 'engine/src/interpreter/walk.ts', 'visit: number): string {\n', 'visit: number): string {\n  if (Math.random() < 0.01) return String(Math.random());\n', `${lawsTest} > a run is JSON: it goes on the same after it was written down and read`],
  ['also through JSON between any two', 'engine/src/interpreter/steps/parallel.ts', "return { type: 'rest', due: null, listens: [], data: { arrived: 0 }", "return { type: 'rest', due: Number.POSITIVE_INFINITY, listens: [], data: { arrived: 0 }", `${lawsTest} > a run is JSON: it goes on the same after it was written down and read`],
  ['an event that is repeated changes nothing', movesTs, 'return isAfter(event, heard) && listens', 'return event.at >= heard.at && listens', `${lawsTest} > an event that is given again changes nothing, at once or later`],
  ['an answer that is repeated changes nothing', takeTs, 'walk.tokens.find(({ resting }) => resting.key === answer.key)', "walk.tokens.find(({ resting }) => resting.key.split('#')[0] === answer.key.split('#')[0])", `${lawsTest} > an answer to what had been asked that is given again changes nothing, at once or later`],
  ['processing late gives the same trail as processing in time', 'engine/src/interpreter/advance.ts', 'if (group !== undefined && (group.at <= dueAt || dueAt > last)) {', 'if (group !== undefined) {', `${lawsTest} > being late in processing changes nothing`],
  ['stopping where a step brings something about changes nothing', 'engine/src/interpreter/advance.ts', 'inputs.filter(({ at }) => at >= group.at)', 'inputs.filter(({ at }) => at > group.at)', `${lawsTest} > to stop where a step brings something about, and to come again`],
  ['pausing and resuming without elapsed time changes nothing', 'engine/src/interpreter/controls.ts', 'resting.due + (at - pause.from)', 'resting.due + (at - resting.since.at)', 'engine/src/interpreter/controls.test.ts > to pause and go on at once changes nothing, whatever elapses how'],
  ['adding layout changes nothing', compileTs, '    lanes: flow.lanes,\n', '    lanes: flow.lanes,\n    ...{ layout: flow.layout },\n', 'engine/src/compile/compile.test.ts > where steps stand, the order they were drawn in, and their notes leave no trace'],
  ['a parallel path is never doubled', movesTs, 'enter(walk, { id: walk.nextToken++, parent: id, path,', 'enter(walk, { id: walk.nextToken, parent: id, path,', `${lawsTest} > no path is lost or doubled`],
  ['a parallel path is never lost', movesTs, 'if (decision.keepsPaths === true && standing !== undefined) handPathsOn(walk, id, standing);', 'if (decision.keepsPaths === true && standing !== undefined) removeToken(walk, id);', `${lawsTest} > no path is lost or doubled`],
  ['the sum of the tally equals the trails', 'activities/src/exchange/effects.ts', "if (row.state.status !== 'failed') for (const token of row.state.tokens) add(tally, token.step, 'waiting', null, -1);", "if (row.state.status !== 'failed') for (const step of new Set(row.state.tokens.map((token) => token.step))) add(tally, step, 'waiting', null, -1);", 'tests/rules/tally-adds-up.test.ts > the sum of the tally equals the trails'],
  ['rendering is bounded in size', 'engine/src/template/render-template.ts', 'if (plain !== null) return cut(plain);', 'if (plain !== null) return plain;', 'engine/src/template/render-template.test.ts > is bounded in size and time for any text'],
  ['rendering in the short way gives what Liquid gives', 'engine/src/template/pieces.ts', "  'size',\n", '', 'engine/src/template/render-template.test.ts > the short way for plain texts gives what Liquid gives'],
  ['a recorded trace replays to the same commands', 'engine/src/interpreter/end-path.ts', "callOff(walk, outcome);\n  record(walk, 'ended'", "record(walk, 'ended'", 'engine/src/interpreter/language-1.test.ts > programs of language 1 do what they did'],
];

export const laws = mutationsOf({ law: entries });
