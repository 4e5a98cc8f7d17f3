// Triggers that go by time: can the schedule be read, does it ever come, and can the dates of records be told apart?
import { problemPath } from '../document/problem-path.ts';
import type { DateTrigger, FlowDocument } from '../document/flow-document.ts';
import type { Problem } from '../problem.ts';
import { cronProblem } from '../time/cron.ts';

export function checkTimed(flow: FlowDocument): Problem[] {
  return flow.triggers.flatMap((one, trigger): Problem[] => {
    const problem = (code: string, field: string, data: Problem['data']): Problem => ({
      code, severity: 'error', trigger, path: problemPath(['triggers', trigger, field]), data,
    });
    if (one.type === 'date') return checkDate(flow, one, problem);
    if (one.type !== 'schedule') return [];
    const { cron, zone, audience } = one;
    if (cronProblem(cron) !== null) return [problem('trigger.noSchedule', 'cron', { cron })];
    if (zone !== undefined && cronProblem(cron, zone) !== null) return [problem('trigger.noZone', 'zone', { zone })];
    if (audience.from === 'list' && audience.ids.length === 0) return [problem('trigger.nobody', 'audience', {})];
    const needsName = audience.from === 'community' || audience.from === 'segment' || audience.from === 'registered';
    if (needsName && audience.of.trim() === '') return [problem('trigger.nobody', 'audience', {})];
    if (flow.subject !== 'member' && needsName) return [problem('trigger.ofMembers', 'audience', {})];
    return [];
  });
}

type MakeProblem = (code: string, field: string, data: Problem['data']) => Problem;

function checkDate({ key }: FlowDocument, { zone, record, context }: DateTrigger, problem: MakeProblem): Problem[] {
  return [
    ...(zone !== undefined && cronProblem('0 0 * * *', zone) !== null ? [problem('trigger.noZone', 'zone', { zone })] : []),
    ...(record === undefined && context !== undefined ? [problem('trigger.noRecord', 'context', {})] : []),
    ...(record?.events.some((event) => record.over.includes(event)) ? [problem('trigger.toldAndOver', 'record.over', {})] : []),
    // Two of one member at a time are two runs only where a key tells them apart.
    ...(record !== undefined && key === undefined ? [{ ...problem('trigger.oneRecord', 'record', { id: record.id }), severity: 'warning' as const }] : []),
  ];
}
