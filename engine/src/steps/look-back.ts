// How far back a wait for an event looks.
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import type { LookBack } from './step-config.ts';

const since = z.union([
  z.enum(['arrival', 'start', 'midnight']),
  z.strictObject({ type: z.literal('sinceStep'), step: idSchema }),
  z.strictObject({ type: z.literal('sinceTurn'), step: idSchema }),
]);

export function lookBackField() {
  return field(since.exactOptional(), '往前看到', 'Look back to', {
    widget: 'look-back',
    labels: {
      arrival: { zh: '到达这一步时（不往前看）', en: 'Arrival here: only what comes after' },
      start: { zh: '进入流程时', en: 'When the run started' },
      midnight: { zh: '今天零点（成员当地）', en: 'Midnight where the member lives' },
      sinceStep: { zh: '到达某一步时', en: 'When a step was reached' },
      sinceTurn: { zh: '打卡计划本轮开始时', en: 'When the turn of a programme opened' },
    },
  });
}

export function looksBack(since: LookBack | undefined): since is Exclude<LookBack, 'arrival'> {
  return since !== undefined && since !== 'arrival';
}
