// Random sound settings of the built-in steps.
import fc from 'fast-check';
import { manySettings } from './many-settings.ts';
import { memberSettings } from './member-settings.ts';
import { structureSettings } from './structure-arbitrary.ts';
import { anchored, condition, deadline, duration, event, numbered, overEvent, plainText, time, weekdays, workDeadline } from './flow-parts.ts';

/** By step type. The parallel, its join and the end are laid by the flow. */
export const flowSettings = {
  'wait-duration': fc.record({ duration }),
  'wait-time': fc.record({ time, weekdays }),
  'wait-date': anchored,
  'wait-event': fc.record({
    events: fc.array(fc.record({ event, where: overEvent }), { minLength: 1, maxLength: 3 }).map(numbered),
    deadline,
  }),
  branch: fc.record({
    cases: fc.array(fc.record({ name: fc.constant('case'), when: condition }), { minLength: 1, maxLength: 3 }).map(numbered),
  }),
  switch: fc.constant({ from: 'attribute', name: 'level', cases: numbered([{ name: 'One', equals: 1 }]) }),
  split: fc.constant({
    experiment: 'ab',
    ways: numbered([
      { name: 'A', share: 1 },
      { name: 'B', share: 2 },
    ]),
  }),
  message: fc.record({
    channel: fc.constant('in-app'),
    purpose: fc.constantFrom('service', 'reminder'),
    text: fc.constantFrom('Hi', '{{ member.name }}', '{{ context.item }}'),
  }),
  tag: fc.record({ add: fc.constant(['a']), remove: fc.constant(['b']) }),
  attribute: fc.record({
    name: fc.constant('level'),
    value: fc.oneof(fc.integer(), plainText(10), fc.boolean(), fc.constant(null)),
  }),
  task: fc.record(
    {
      title: fc.constant('Call'),
      detail: fc.constant(''),
      assignee: fc.constant('tutor'),
      deadline: fc.option(workDeadline),
      outcomes: fc.constant(numbered([{ title: 'Yes' }, { title: 'No' }])),
      assignBy: fc.constantFrom('named', 'roster', 'leastLoaded'),
      clock: fc.constantFrom('wall', 'working'),
      acknowledge: duration,
      escalation: fc.array(fc.record({ to: fc.constant('lead'), within: duration }), { maxLength: 2 }),
      reminders: fc.array(duration, { maxLength: 2 }),
      checklist: fc.constant(['Greet']),
      form: fc.constant([{ name: 'mood', title: 'Mood', kind: 'text', required: false, options: [] }]),
    },
    { requiredKeys: ['title', 'detail', 'assignee', 'deadline', 'outcomes', 'acknowledge'] },
  ),
  approval: fc.record({
    title: fc.constant('Statement'),
    text: fc.constant('We are sorry, {{ member.name }}'),
    approvers: fc.constant('press'),
    needed: fc.integer({ min: 1, max: 3 }),
    deadline: fc.option(workDeadline),
  }),
  'incident-open': fc.record({
    title: fc.constant('Late'),
    mergeKey: fc.constant('{{ context.item }}'),
    window: duration,
    severity: fc.constantFrom('low', 'critical'),
    owner: fc.constant('desk'),
  }),
  'incident-add': fc.constant({}),
  'incident-severity': fc.record({ severity: fc.constantFrom('medium', 'high') }),
  'incident-note': fc.constant({ text: '{{ member.name }} called' }),
  'incident-resolve': fc.constant({ text: 'Paid back' }),
  hold: fc.record(
    {
      purposes: fc.constantFrom(['marketing'], ['reminder', 'service']),
      audience: fc.constantFrom('member', 'everyone', 'incident'),
      key: fc.constant('calm {{ member.externalId }}'),
      lasts: fc.constant({ amount: 2, unit: 'days' }),
      freeze: fc.boolean(),
    },
    { requiredKeys: ['purposes', 'audience'] },
  ),
  release: fc.record({ key: fc.constant('calm {{ member.externalId }}') }, { requiredKeys: [] }),
  'incident-reopen': fc.constant({ text: 'Still broken' }),
  ask: fc.record(
    {
      kind: fc.constantFrom('nps', 'choice', 'scale', 'text', 'survey'),
      question: fc.constant('How was it, {{ member.name }}?'),
      options: fc.constant(numbered([{ title: 'Good' }, { title: 'Bad' }])),
      questions: fc.constant([{ name: 'why', title: 'Why?', kind: 'text', required: false, options: [] }]),
      variable: fc.constant('score'),
      by: fc.constantFrom('page', 'chat'),
      deadline: fc.option(workDeadline),
      channel: fc.constantFrom('in-app', 'email'),
      purpose: fc.constantFrom('service', 'marketing'),
      subject: fc.constant('For {{ member.name }}'),
    },
    { requiredKeys: ['kind', 'question', 'options', 'questions', 'variable', 'by', 'deadline'] },
  ),
  clock: fc.record({
    thresholds: fc.array(fc.record({ title: fc.constant('Late'), after: duration }), { minLength: 1, maxLength: 3 }).map(numbered),
    clock: fc.constantFrom('wall', 'working'),
  }),
  programme: fc.record({
    turns: fc.integer({ min: 1, max: 30 }),
    opens: fc.record({ time: fc.constant('07:30'), weekdays }),
    closes: fc.constant('22:00'),
    remindsAt: fc.constantFrom(null, '20:00'),
    met: fc.record({ event }),
    leaveAfterMissed: fc.constantFrom(null, 5),
  }),
  ...memberSettings,
  ...manySettings,
  ...structureSettings,
} as const satisfies Record<string, fc.Arbitrary<object>>;
