// Semantics 15: who is given which way, by what, and that they keep it.
import { type Entry, mutationsOf } from './mutation.ts';

const step = 'engine/src/interpreter/steps/split.ts';
const settings = 'engine/src/steps/split.ts';
const balanced = 'engine/src/interpreter/balanced-way.ts';
const shell = 'server/src/runtime/requests/split.ts';
const experiments = 'engine/src/many/experiments-of.ts';
const tested = 'engine/src/interpreter/split.test.ts';
const stored = 'server/src/runtime/requests/split.store.test.ts';
const figures = 'engine/src/many/experiments-of.test.ts';

const rules: Readonly<Record<number, readonly Entry[]>> = {
  15: [
    ['a split hashes the experiment’s key', step, 'let point = (laneOf(', 'let point = (laneOf(unit, buckets) / buckets || laneOf(', tested],
    ['and its unit', step, 'let point = (laneOf(', 'let point = (laneOf(experiment, buckets) / buckets || laneOf(', tested],
    ['in the proportion of the shares', step, '    point -= way.share;\n', '', tested],
    ['it is stored at first use', step, 'commands: [keep(config, moment, chosen)] };', 'commands: [] };', tested],
    ['changed shares affect only new units', step, 'if (way !== undefined) return leave(config, way, true);\n', '', tested],
    ['a way that is no longer there is given anew', step, 'config.ways.find(({ id }) => id === kept)', "(kept === undefined ? undefined : config.ways.find(({ id }) => id === kept) ?? config.ways[0])", tested],
    ['a community is a unit', step, "if (config.unit === 'community') return shared(config, moment, communityOf(scope));", "if (config.unit === 'community') return shared(config, moment, scope.member.externalId);", tested],
    ['a field of the context is a unit', step, "keyText(ownValue(scope.context, config.field ?? ''))", 'scope.member.externalId', tested],
    ['who has no such unit is told so', step, "outcome: 'none', reason", 'outcome: config.ways[0]?.id as string, reason', tested],
    ['a community’s way is not kept with the member', step, "return config.unit === 'community' || config.unit === 'context' ? left : ", 'return ', tested],
    ['a balanced way of a member is', step, ': { ...left, commands: [keep(config, moment, way)] };', ': left;', tested],
    ['by a table', step, 'table.find(([of]) => of === unit)?.[1] ?? otherwise', 'otherwise', tested],
    ['and what is not in it goes the other way', step, '?.[1] ?? otherwise;', "?.[1] ?? ways.at(-1)?.id ?? '';", tested],
    ['by the name of a way or its id', settings, '?? ways.find(({ name }) => name === called)', '', tested],
    ['a table that names no way is a problem', settings, "if (wayNamed(ways, called) === undefined) issue('split.unknownWay', ['table', n], { way: called });", '', 'engine/src/compile/validate.test.ts'],
    ['balanced: to the way furthest behind its share', balanced, 'a.had * b.share - b.had * a.share || ', '', tested],
    ['of equals to the larger share', balanced, 'b.share - a.share || ', '', tested],
    ['two lanes never fill the same gap', shell, 'order by experiment for update`;', 'order by experiment`;', stored],
    ['a way that is given up is not counted', shell, '    if (had !== undefined) counted[had] = Math.max(0, (counted[had] ?? 0) - 1);\n', '', stored],
    ['what was given is kept for every flow and lane', shell, 'return request.ways.some(({ id }) => id === way);', 'return request.ways.some(() => false);', stored],
    ['each unit for itself', shell, 'request.unit ?? ', "request.unit ?? 'x' ?? ", stored],
    ['where a whole group shares a way its members are no independent cases', experiments, 'group === null && ', '', figures],
    ['not even where another split of the experiment is by member', experiments, ' && (known?.each ?? true)', '', figures],
    ['but each group is one', 'server/src/stores/experiment-query.ts', 'if (each) return', 'if (each || first.length > 0) return', 'server/src/api/experiments.store.test.ts'],
    ['of which few say nothing', 'engine/src/many/compare-communities.ts', 'FEWEST_COMMUNITIES = 4', 'FEWEST_COMMUNITIES = 1', 'engine/src/many/compare-groups.test.ts'],
  ],
};

export const splits = mutationsOf(rules);
