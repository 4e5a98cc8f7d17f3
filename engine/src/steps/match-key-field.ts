import { z } from '../schema.ts';
import { field } from './field.ts';

/** Whether only an event with the run's own key is meant, where the flow has one. */
export function matchKeyField() {
  return field(z.boolean().exactOptional(), '只认这个流程的并发键', 'Only with the run’s key', {
    help: {
      zh: '流程设了并发键时，行为里同名的信息要和这一次的键相同',
      en: 'Where the flow has a key, the event’s property of that name must be the key of this run',
    },
  });
}
