// Does every trigger tell what a run of the flow must know? One that cannot would start nobody, and only say so each time.
import type { FlowDocument, Trigger } from '../document/flow-document.ts';
import { problemPath } from '../document/problem-path.ts';
import type { Problem } from '../problem.ts';

export function checkTold(flow: FlowDocument): Problem[] {
  const required = flow.context.filter((field) => field.required === true);
  return flow.triggers.flatMap((one, trigger) => {
    const told = toldBy(one);
    if (told === null) return [];
    return required.flatMap(({ name }): Problem[] =>
      told.includes(name)
        ? []
        : [{ code: 'trigger.notTold', severity: 'error', trigger, path: problemPath(['triggers', trigger]), data: { field: name, told: told.join(', ') } }],
    );
  });
}

/** The fields that there are in every run that it starts; null: whatever the event carries. */
function toldBy(trigger: Trigger): readonly string[] | null {
  switch (trigger.type) {
    case 'event':
    case 'keyword':
    // Besides how it ended, what the other flow was about.
    case 'flowEnded':
      return null;
    case 'schedule':
      return [];
    case 'date':
      return trigger.record === undefined ? [trigger.attribute] : null;
    case 'segment':
      return ['segment', 'name'];
    case 'incident':
      return ['incident', 'title', 'severity', 'mergeKey'];
  }
}
