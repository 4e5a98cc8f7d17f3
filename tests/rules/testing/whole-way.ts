// A way past most of what an exchange writes, a message, a tag, a task, an act, a wait and a count; and a flow that its tag sets off.
import { act, decide, programOf, rest, say, startsBy, step, tag, waitFor } from './programs.ts';

const task = { title: 'Call', detail: '', assignee: 'tutor', deadline: { amount: 5, unit: 'minutes' }, outcomes: [{ id: 'done', title: 'Done' }] };
export const does = programOf(
  [
    say('hello', 'hello', 'mark'),
    tag('mark', ['greeted'], [], 'call'),
    step('call', 'task', task, { done: 'gift', overdue: 'gift' }),
    act('gift', {}, { issued: 'wait' }),
    waitFor('wait', 'tick', 'often', 60),
    decide('often', { type: 'count', event: 'tick', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 }, 'bye', null),
    say('bye', 'bye'),
  ],
  { ...startsBy('go'), lanes: 1, listens: ['tick'], histories: ['tick'] },
);
export const reacts = programOf([rest('rest', 1, 'saw'), say('saw', 'saw a tag')], { ...startsBy('$tag.added'), lanes: 1 });
