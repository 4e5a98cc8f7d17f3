// Steps of random programs that neither open paths nor end a run.
import fc from 'fast-check';
import type { ApprovalConfig } from '../steps/approval.ts';
import type { AskConfig } from '../steps/ask.ts';
import type { BranchConfig, TaskConfig, WaitEventConfig } from '../steps/step-config.ts';
import { askingKinds } from './asking-kinds.ts';
import { memberKinds } from './member-kinds.ts';
import { anchored, condition, deadline, duration, heard, type Kind, kind, localTime, workDeadline } from './program-settings.ts';

const taskTimes = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      clock: fc.constantFrom('wall' as const, 'working' as const),
      acknowledge: duration,
      escalation: fc.array(fc.record({ to: fc.constant('lead'), within: duration }), { maxLength: 2 }),
      reminders: fc.array(duration, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
);


export const leafKind: fc.Arbitrary<Kind> = fc.oneof(
  duration.map((one) => kind('wait-duration', { duration: one }, ['done'], true)),
  localTime.map((one) => kind('wait-time', one, ['done'], true)),
  anchored.map((one) => kind('wait-date', one, ['reached', 'past'], true)),
  fc
    .tuple(fc.array(heard, { minLength: 1, maxLength: 2 }), deadline, fc.constantFrom(undefined, undefined, 'start', 'midnight'))
    .map(([events, until, since]) => {
      const waiting = { events: events.map((one, i) => ({ id: `e${i}`, ...one })), deadline: until };
      const config = (since === undefined ? waiting : { ...waiting, since }) as WaitEventConfig;
      return kind('wait-event', config, ['e0', 'e1', 'timeout', 'past'], true);
    }),
  fc.tuple(condition, deadline).map(([until, by]) => kind('wait-condition', { until, deadline: by }, ['met', 'timeout', 'past'])),
  fc.array(condition, { minLength: 1, maxLength: 2 }).map((cases) => {
    const config: BranchConfig = { cases: cases.map((when, i) => ({ id: `c${i}`, name: `case ${i}`, when })) };
    return kind('branch', config, ['c0', 'c1', 'otherwise']);
  }),
  fc.constantFrom('x', 'y').map((tag) => kind('tag', { add: [tag], remove: tag === 'x' ? ['y'] : [] }, ['done'])),
  fc.integer({ min: 0, max: 3 }).map((value) => kind('attribute', { name: 'level', value }, ['done'])),
  fc.constant(
    kind(
      'split',
      {
        experiment: 'ab',
        ways: [
          { id: 'a', name: 'A', share: 1 },
          { id: 'b', name: 'B', share: 1 },
        ],
      },
      ['a', 'b'],
    ),
  ),
  fc.constant(kind('switch', { from: 'attribute', name: 'level', cases: [{ id: 'one', name: 'One', equals: 1 }] }, ['one', 'otherwise'])),
  fc
    .constantFrom({}, { waitFor: 'accepted' }, { waitFor: 'delivered', validFor: { amount: 2, unit: 'hours' } }, { to: 'guardian' })
    .map((more) => kind('message', { channel: 'in-app', purpose: 'service', text: 'day {{ day }}', ...more }, ['done', 'skipped', 'failed'])),
  fc.tuple(workDeadline, taskTimes).map(([until, times]) => {
    const config: TaskConfig = {
      title: 'Call',
      detail: '',
      assignee: 'tutor',
      deadline: until,
      ...times,
      outcomes: [
        { id: 'yes', title: 'Yes' },
        { id: 'no', title: 'No' },
      ],
    };
    return kind('task', config, ['yes', 'no', 'overdue', 'unanswered'], true);
  }),
  workDeadline.map((until) => {
    const config: ApprovalConfig = { title: 'Text', text: 'day {{ day }}', approvers: 'press', needed: 2, deadline: until };
    return kind('approval', config, ['approved', 'rejected', 'tooFew', 'timeout'], true);
  }),
  fc.tuple(workDeadline, fc.constantFrom({}, { channel: 'in-app' }, { channel: 'email', purpose: 'marketing' } as const)).map(([until, sent]) => {
    const config: AskConfig = { kind: 'nps', question: 'day {{ day }}?', variable: 'score', by: 'chat', deadline: until, ...sent } as AskConfig;
    return kind('ask', config, ['promoter', 'passive', 'detractor', 'timeout'], true);
  }),
  ...askingKinds,
  ...memberKinds,
);
