// Triggers that go by time: can the schedule be read, and does it ever come?
import { problemPath } from '../document/problem-path.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Problem } from '../problem.ts';
import { cronProblem } from '../time/cron.ts';

export function checkTimed(flow: FlowDocument): Problem[] {
  return flow.triggers.flatMap((one, trigger): Problem[] => {
    const problem = (code: string, field: string, data: Problem['data']): Problem => ({
      code, severity: 'error', trigger, path: problemPath(['triggers', trigger, field]), data,
    });
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
