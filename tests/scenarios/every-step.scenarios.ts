// Steps and conditions that no procedure of the gallery needs: each is played here, so that none is known to the simulator alone.
import { type Condition, END, flow, step } from '@sopwith/engine';
import type { Scenario } from './scenario.ts';

const say = (text: string) => step('message', { channel: 'in-app', purpose: 'service', text }, { done: END });
const hours = (amount: number) => ({ amount, unit: 'hours' }) as const;

/** Which of the conditions hold, in a row: those that do not are walked past. */
function judging(name: string, conditions: Readonly<Record<string, Condition>>) {
  const ids = Object.keys(conditions);
  const branches = ids.map((id, n) => {
    const next = ids[n + 1] ?? 'end';
    return [id, step('branch', { cases: [{ id: 'yes', name: 'Yes', when: conditions[id] as Condition }] }, { yes: next, otherwise: next })] as const;
  });
  return Object.fromEntries([...branches, ['end', step('exit', { reason: name }, {})]]) as never;
}

const value = (json: string | number | readonly string[]) => ({ type: 'value', value: json }) as const;
const attribute = (name: string) => ({ type: 'attribute', name }) as const;

export const everyStepScenarios: readonly Scenario[] = [
  {
    title: 'a switch takes the way of the value, of a variable, of a context field and of an attribute, and otherwise where there is none',
    flow: flow(
      { name: 'By value', context: [{ name: 'course', type: 'text' }] },
      {
        rate: step('ask', { kind: 'scale', question: 'How was it?', most: 5, variable: 'stars', by: 'chat', deadline: null }, { answered: 'stars' }),
        stars: step('switch', { from: 'variable', name: 'stars', cases: [{ id: 'five', name: 'Five', equals: 5 }] }, { five: 'course', otherwise: END }),
        course: step('switch', { from: 'context', name: 'course', cases: [{ id: 'maths', name: 'Maths', equals: 'maths' }] }, { maths: 'level', otherwise: END }),
        level: step('switch', { from: 'attribute', name: 'level', cases: [{ id: 'one', name: 'One', equals: 1 }] }, { one: END, otherwise: 'bye' }),
        bye: say('Thank you'),
      },
    ),
    context: { course: 'maths' },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [{ at: '2026-03-02 09:30', ask: 'rate', given: { stars: 5 } }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting rate
      03-02 09:30 left rate answered
      03-02 09:30 left stars five
      03-02 09:30 left course maths
      03-02 09:30 left level otherwise
      03-02 09:30 left bye done
      03-02 09:30 ended completed`,
  },
  {
    title: 'each row of a table has a path of its own, which knows its row, and the step goes on when the last is done',
    flow: flow(
      { name: 'Rows' },
      {
        lessons: step('each-row', { columns: ['lesson', 'hours'], rows: [['Fractions', '1'], ['Angles', '2']] }, { row: 'pick', done: 'all' }),
        pick: step('switch', { from: 'variable', name: 'hours', cases: [{ id: 'two', name: 'Two', equals: '2' }] }, { two: 'later', otherwise: 'say' }),
        later: step('wait-duration', { duration: hours(2) }, { done: 'say' }),
        say: say('{{ row }}: {{ lesson }}'),
        all: say('That was all'),
      },
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting lessons
      03-02 09:00 turn lessons row
      03-02 09:00 left pick otherwise
      03-02 09:00 left say done
      03-02 09:00 turn lessons row
      03-02 09:00 left pick#2 two
      03-02 09:00 resting later
      03-02 11:00 left later done
      03-02 11:00 left say#2 done
      03-02 11:00 left lessons done
      03-02 11:00 left all done
      03-02 11:00 ended completed`,
    texts: ['1: Fractions', '2: Angles', 'That was all'],
  },
  {
    title: 'a callback is asked for on its own path, and whoever never calls is waited for until the deadline',
    flow: flow(
      { name: 'Called back' },
      {
        call: step('wait-callback', { outcomes: [{ id: 'ok', title: 'OK' }], deadline: hours(3) }, { ok: END, timeout: 'late', ask: 'asked' }),
        asked: say('We have asked for your report'),
        late: say('Your report is late'),
      },
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting call
      03-02 09:00 turn call ask
      03-02 09:00 left asked done
      03-02 12:00 left call timeout
      03-02 12:00 left late done
      03-02 12:00 ended completed`,
    texts: ['We have asked for your report', 'Your report is late'],
  },
  {
    title: 'a tier that only goes up leaves whoever stands higher, and what the books say is there for the next step',
    flow: flow(
      { name: 'Books' },
      {
        paying: step('tier', { ladder: 'lifecycle', tier: 'paying', onlyUp: true }, { done: 'trial' }),
        trial: step('tier', { ladder: 'lifecycle', tier: 'trial', onlyUp: true }, { done: 'points' }),
        points: step('points', { amount: 30, reason: 'Welcome' }, { done: 'stars' }),
        stars: step('points', { amount: 2, reason: 'Star', account: 'stars' }, { done: 'spend' }),
        spend: step('points', { amount: -50, reason: 'A gift', onlyIfEnough: true }, { done: END, tooFew: 'no-more' }),
        'no-more': step('consent', { purpose: 'marketing', channel: 'any', change: 'withdraw' }, { done: 'badge' }),
        badge: step('badge', { kind: 'badge', name: 'First', change: 'give' }, { done: 'take' }),
        take: step('badge', { kind: 'badge', name: 'First', change: 'take' }, { done: 'offer' }),
        offer: step('message', { channel: 'in-app', purpose: 'marketing', text: 'An offer', waitFor: 'accepted' }, { done: END, skipped: 'standing', failed: END }),
        standing: step(
          'branch',
          {
            cases: [
              { id: 'lower', name: 'Lower', when: { type: 'compare', left: { type: 'tier', ladder: 'lifecycle' }, op: 'ne', right: value('paying') } },
              { id: 'stands', name: 'Stands', when: { type: 'all', of: [
                { type: 'compare', left: { type: 'points' }, op: 'eq', right: value(30) },
                { type: 'compare', left: { type: 'points', account: 'stars' }, op: 'lt', right: { type: 'points' } },
              ] } },
            ],
          },
          { lower: END, stands: 'bye', otherwise: END },
        ),
        bye: say('{{ member.lifecycle }}, {{ member.points }}'),
      },
    ),
    subject: { tiers: { lifecycle: 'prospect' } },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 left paying done
      03-02 09:00 left trial done
      03-02 09:00 left points done
      03-02 09:00 left stars done
      03-02 09:00 left spend tooFew
      03-02 09:00 left no-more done
      03-02 09:00 left badge done
      03-02 09:00 left take done
      03-02 09:00 resting offer
      03-02 09:00 left offer skipped
      03-02 09:00 left standing stands
      03-02 09:00 left bye done
      03-02 09:00 ended completed`,
  },
  {
    title: 'a member is noted as concerned by the incident that their run opened, once however often',
    flow: flow(
      { name: 'Concerned' },
      {
        open: step('incident-open', { title: 'No sound', mergeKey: 'every-step-sound', window: hours(24), severity: 'low', owner: 'desk' }, { opened: 'add', merged: 'add' }),
        add: step('incident-add', {}, { done: 'again', none: END }),
        again: step('incident-add', {}, { done: 'worse', none: END }),
        worse: step('incident-severity', { severity: 'critical' }, { done: 'bye', none: END }),
        bye: say('We know of it'),
      },
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting open
      03-02 09:00 left open opened
      03-02 09:00 resting add
      03-02 09:00 left add done
      03-02 09:00 resting again
      03-02 09:00 left again done
      03-02 09:00 resting worse
      03-02 09:00 left worse done
      03-02 09:00 left bye done
      03-02 09:00 ended completed`,
  },
  {
    title: 'a message goes in the words of the first variant that fits the channel and the member’s language, to a guardian too',
    flow: flow(
      { name: 'To a guardian' },
      {
        tell: step(
          'message',
          { channel: 'in-app', purpose: 'service', text: 'Hello', to: 'guardian', validFor: hours(2), waitFor: 'delivered', variants: [{ channel: 'email', text: 'By e-mail' }, { language: 'zh', text: '您好' }] },
          { done: 'member', skipped: END, failed: END },
        ),
        member: step('message', { channel: 'in-app', purpose: 'service', text: 'Hello', variants: [{ language: 'fr', text: 'Bonjour' }, { channel: 'in-app', text: 'Hi' }] }, { done: END }),
      },
    ),
    subject: { attributes: { guardian: 'p1', language: 'zh-CN' } },
    crowd: [{ id: 'p1' }],
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting tell
      03-02 09:00 left tell done
      03-02 09:00 left member done
      03-02 09:00 ended completed`,
    texts: ['您好', 'Hi'],
  },
  {
    title: 'counts of events, days, values, sums and days in a row, over windows of the past and of the calendar',
    flow: flow(
      { name: 'Counted' },
      {
        look: step('wait-time', { time: '12:00', weekdays: [5] }, { done: 'sum' }),
        ...(judging('counted', {
          sum: { type: 'count', event: 'checked_in', of: 'sum', property: 'minutes', window: { type: 'calendar', unit: 'week' }, op: 'gte', value: 60 },
          values: { type: 'count', event: 'checked_in', of: 'values', property: 'course', window: { type: 'last', amount: 2, unit: 'weeks' }, op: 'eq', value: 2 },
          streak: { type: 'count', event: 'checked_in', of: 'streak', window: { type: 'ever' }, op: 'gte', value: 3 },
          today: { type: 'count', event: 'checked_in', of: 'events', window: { type: 'calendar', unit: 'day' }, op: 'ne', value: 0 },
          'few-hours': { type: 'count', event: 'checked_in', of: 'events', where: { type: 'compare', left: { type: 'property', name: 'course' }, op: 'eq', right: value('maths') }, window: { type: 'last', amount: 30, unit: 'hours' }, op: 'lt', value: 2 },
          since: { type: 'count', event: 'checked_in', of: 'events', window: { type: 'sinceStep', step: 'look' }, op: 'gte', value: 3 },
          recent: { type: 'recency', event: 'checked_in', is: 'within', amount: 1, unit: 'days' },
          long: { type: 'recency', event: 'checked_in', is: 'longerAgo', amount: 1, unit: 'days' },
          last: { type: 'compare', left: { type: 'event', which: 'last', event: 'checked_in', property: 'minutes', window: { type: 'sinceStart' } }, op: 'gt', right: { type: 'event', which: 'first', event: 'checked_in', property: 'minutes', window: { type: 'sinceStart' } } },
        }) as object),
      } as never,
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-07 09:00',
    happens: [
      { at: '2026-03-03 08:00', event: 'checked_in', properties: { minutes: 10, course: 'maths' } },
      { at: '2026-03-04 08:00', event: 'checked_in', properties: { minutes: 20, course: 'maths' } },
      { at: '2026-03-05 08:00', event: 'checked_in', properties: { minutes: 40, course: 'art' } },
    ],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting look
      03-06 12:00 left look done
      03-06 12:00 left sum yes
      03-06 12:00 left values yes
      03-06 12:00 left streak yes
      03-06 12:00 left today otherwise
      03-06 12:00 left few-hours yes
      03-06 12:00 left since yes
      03-06 12:00 left recent otherwise
      03-06 12:00 left long yes
      03-06 12:00 left last yes
      03-06 12:00 left end
      03-06 12:00 ended counted`,
  },
  {
    title: 'a value is compared with another attribute, a list, a part of a text and the day that it is',
    flow: flow(
      { name: 'Compared' },
      judging('compared', {
        higher: { type: 'compare', left: attribute('score'), op: 'gt', right: attribute('best') },
        lower: { type: 'compare', left: attribute('score'), op: 'lte', right: attribute('best') },
        one: { type: 'compare', left: attribute('city'), op: 'in', right: value(['Wuhan', 'Xi’an']) },
        part: { type: 'compare', left: attribute('city'), op: 'contains', right: value('hai') },
        ended: { type: 'compare', left: { type: 'today', plusDays: 7 }, op: 'gte', right: attribute('ends') },
        either: { type: 'any', of: [{ type: 'tag', tag: 'vip' }, { type: 'not', of: { type: 'community', community: 'village' } }] },
        nothing: { type: 'missing', operand: attribute('school') },
      }),
    ),
    subject: { attributes: { score: 7, best: 5, city: 'Wuhan', ends: '2026-03-09' }, tags: ['vip'], communities: ['village'] },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 left higher yes
      03-02 09:00 left lower otherwise
      03-02 09:00 left one yes
      03-02 09:00 left part otherwise
      03-02 09:00 left ended yes
      03-02 09:00 left either yes
      03-02 09:00 left nothing yes
      03-02 09:00 left end
      03-02 09:00 ended compared`,
  },
  {
    title: 'a branch within a turn counts what came since that turn opened',
    flow: flow(
      { name: 'Since the turn' },
      {
        days: step(
          'programme',
          { turns: 2, opens: { time: '08:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }, closes: '22:00', remindsAt: ['12:00', '20:00'], met: { event: 'checked_in' }, leaveAfterMissed: null },
          { open: END, remind: 'spoke', met: END, missed: END, done: END },
        ),
        spoke: step('branch', { cases: [{ id: 'yes', name: 'Spoke', when: { type: 'count', event: 'message_posted', of: 'events', window: { type: 'sinceTurn', step: 'days' }, op: 'gte', value: 1 } }] }, { yes: END, otherwise: END }),
      },
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-05 09:00',
    happens: [{ at: '2026-03-03 13:00', event: 'message_posted' }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting days
      03-03 08:00 turn days open
      03-03 12:00 turn days remind
      03-03 12:00 left spoke otherwise
      03-03 20:00 turn days remind
      03-03 20:00 left spoke#2 yes
      03-03 22:00 turn days missed
      03-04 08:00 turn days open
      03-04 12:00 turn days remind
      03-04 12:00 left spoke#3 otherwise
      03-04 20:00 turn days remind
      03-04 20:00 left spoke#4 otherwise
      03-04 22:00 turn days missed
      03-04 22:00 left days done
      03-04 22:00 ended completed`,
  },
];
