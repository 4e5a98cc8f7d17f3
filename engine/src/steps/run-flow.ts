import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import { flowIdSchema } from './flow-id.ts';
import { type HandedField, handedContextField, needsOfHanded } from './handed-context.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';

/**
 * `run-flow` (semantics 24). *Wait* → each reason's id, completed (any other end), refused, failed. *Hand over* ends this run
 * once the other has begun → refused. *Go on* → started, refused.
 */
export interface RunFlowConfig {
  /** The id of a flow; the version that is published when the other run starts. */
  readonly flow: string;
  readonly mode: 'wait' | 'handOver' | 'goOn';
  readonly context: readonly HandedField[];
  /** Reasons with which the other flow ends, that lead to different ways here. */
  readonly reasons: readonly { readonly id: string; readonly reason: string }[];
}

const STARTED: OutcomeManifest = { id: 'started', title: { zh: '已启动', en: 'started' } };
const COMPLETED: OutcomeManifest = { id: 'completed', title: { zh: '结束了', en: 'ended' } };
const REFUSED: OutcomeManifest = { id: 'refused', title: { zh: '没能进入', en: 'refused' } };
const FAILED: OutcomeManifest = { id: 'failed', title: { zh: '出错停下', en: 'failed' } };

const reason = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  reason: field(lineSchema, '结束原因', 'Reason of the end', { widget: 'text' }),
});

export const runFlow = builtinStep<RunFlowConfig>({
  type: 'run-flow',
  group: 'decide',
  icon: 'flow',
  sort: 'control',
  title: { zh: '运行另一个流程', en: 'Run another flow' },
  help: {
    zh: '让同一个对象进入另一个流程：等它结束再走，或交接过去，或启动后各走各的。用的是对方当时发布的版本；最多套五层。',
    en: 'Enters the same subject into another flow: waits until that ends, hands over to it, or goes on beside it. It takes the version published at that moment; at most five levels deep.',
  },
  schema: z
    .strictObject({
      flow: field(flowIdSchema, '流程', 'Flow', { widget: 'flow' }),
      mode: field(z.enum(['wait', 'handOver', 'goOn']), '怎样运行', 'How', {
        widget: 'choice',
        labels: {
          wait: { zh: '等它结束', en: 'Wait until it ends' },
          handOver: { zh: '交接过去，这边结束', en: 'Hand over and end here' },
          goOn: { zh: '启动后继续走', en: 'Start it and go on' },
        },
      }),
      context: handedContextField(),
      reasons: field(z.array(reason).max(20), '按对方的结束原因分路', 'Ways by the reason of its end', { widget: 'outcomes' }),
    })
    .superRefine(({ reasons }, context) => distinctIds(reasons, ['completed', 'refused', 'failed', 'started'], context, ['reasons'])),
  initial: { flow: '', mode: 'wait', context: [], reasons: [] },
  outcomes: [COMPLETED, REFUSED, FAILED],
  outcomesOf: ({ mode, reasons }) => {
    if (mode === 'goOn') return [STARTED, REFUSED];
    if (mode === 'handOver') return [REFUSED];
    return [...namedOutcomes(reasons, 'reason'), COMPLETED, REFUSED, FAILED];
  },
  describe: ({ mode }, lang) => {
    if (mode === 'wait') return lang === 'zh' ? '进入另一个流程，等它结束' : 'Enters another flow and waits for its end';
    if (mode === 'handOver') return lang === 'zh' ? '交接给另一个流程' : 'Hands over to another flow';
    return lang === 'zh' ? '启动另一个流程，继续走' : 'Starts another flow and goes on';
  },
  needs: ({ context }) => needsOfHanded(context),
  takesTime: false,
});
