// Another flow for the same subject. The shell starts it, and tells its end to who waits for it.
import { ownValue } from '../../condition/scope.ts';
import type { RunFlowConfig } from '../../steps/run-flow.ts';
import type { Behaviour, Decision } from '../behaviour.ts';
import { handedContext } from '../handed-context.ts';
import { because } from '../reasons.ts';

export const runFlow: Behaviour<RunFlowConfig> = {
  arrive({ flow, mode, context }, { key, at, step, scope }) {
    const request = { kind: 'run-flow' as const, flow, mode, context: handedContext(context, scope) };
    return {
      type: 'rest',
      due: null,
      listens: [],
      data: {},
      reason: because('flow.asked', { mode }),
      commands: [{ type: 'request', key, step: step.id, at, request }],
    };
  },
  answer({ mode, reasons }, _moment, { outcome, data }) {
    switch (outcome) {
      case 'ended':
        return afterEnd(reasons, text(ownValue(data, 'reason')), ownValue(data, 'status') === 'failed');
      case 'started': {
        const reason = because('flow.started', { run: text(ownValue(data, 'run')) });
        return mode === 'handOver' ? { type: 'end', outcome: 'handedOver', reason } : { type: 'leave', outcome: 'started', reason };
      }
      default:
        return { type: 'leave', outcome: 'refused', reason: because('flow.refused', { reason: text(ownValue(data, 'reason')) }) };
    }
  },
  // The shell ends only what is waited for; what goes on beside goes on.
  interrupted(_config, { key }) {
    return [{ type: 'withdraw', key }];
  },
};

function afterEnd(reasons: RunFlowConfig['reasons'], ended: string, failed: boolean): Decision {
  const named = reasons.find(({ reason }) => reason === ended);
  const outcome = failed ? 'failed' : (named?.id ?? 'completed');
  return { type: 'leave', outcome, reason: because('flow.ended', { reason: ended, failed }) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
