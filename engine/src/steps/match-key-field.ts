import { z } from '../schema.ts';
import { field } from './field.ts';

/** Whether only an event with the run's own key is meant, where the flow has one. */
export function matchKeyField() {
  return field(z.boolean().exactOptional(), '只认属于这一份的', 'Only with the run’s key', {
    help: {
      zh: '流程设了「同时进行多份」时，事件里同名的那一项要和这一份的相同',
      en: 'Where the flow has a key, the event’s property of that name must be the key of this run',
    },
  });
}
