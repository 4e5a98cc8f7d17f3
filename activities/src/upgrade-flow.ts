// Brings a stored flow up to the step versions of this installation, when it is opened and when it is compiled.
import type { FlowDocument } from '@sopwith/engine';
import type { ActionStep } from './define-step.ts';
import { upgradeFrom } from './fit-config.ts';

/** The same document where there is nothing to do. What cannot be upgraded stays as it is, and the validator says so. */
export function upgradeFlow(flow: FlowDocument, steps: ReadonlyMap<string, ActionStep>): FlowDocument {
  let changed = false;
  const upgraded = flow.steps.map((step) => {
    const type = steps.get(step.type);
    if (type === undefined || type.upgrade === null || step.version >= type.manifest.version) return step;
    try {
      const config = upgradeFrom(type.upgrade, step.config, step.version, type.manifest.version);
      changed = true;
      return { ...step, version: type.manifest.version, config };
    } catch {
      // Half-written settings of an old draft may be too strange for the upgrade: a person mends them, the validator names them.
      return step;
    }
  });
  return changed ? { ...flow, steps: upgraded } : flow;
}
