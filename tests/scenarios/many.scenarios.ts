// Steps about many: a flow for each, a message to all, a figure, a ranking, a draw. All of one class, seen from one member's run.
import { END, flow, step } from '@sopwith/engine';
import { days, hours, say, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const ofClass = { from: 'community', of: 'class-1' } as const;
const checkedIn = (day: string, n = 1) => Array.from({ length: n }, (_, i) => ({ at: `${day} 0${i + 1}:00`, event: 'checked_in', properties: { minutes: 10 } }));

const crowd: Scenario['crowd'] = [
  { id: 'a1', communities: ['class-1'], did: [...checkedIn('2026-02-27', 3), { at: '2026-02-20 08:00', event: 'checked_in' }] },
  { id: 'b2', communities: ['class-1'], attributes: { level: 3 }, did: checkedIn('2026-02-28', 3) },
  { id: 'c3', communities: ['class-1'], attributes: { level: 5 }, did: checkedIn('2026-03-01', 1) },
  { id: 'd4', communities: ['class-1'] },
  { id: 'z9', communities: ['class-2'], did: checkedIn('2026-03-01', 4) },
];
const subject = { communities: ['class-1'] };
const week = days(7);

const greeting = flow(
  { name: 'Greeting' },
  {
    wait: waitThen(hours(2), 'bye'),
    bye: step('exit', { reason: 'greeted' }, {}),
  },
);
/** The same, about a piece of content. */
const written = { ...greeting, subject: 'piece', lanes: 'perRun' } as const;
/** A piece that is over at the moment that it is told of. */
const posted = flow(
  { name: 'Posted', subject: 'piece', lanes: 'perRun', context: [{ name: 'topic', type: 'text' }, { name: 'publishAt', type: 'instant', required: true }] },
  {
    wait: step('wait-date', { anchor: { type: 'context', field: 'publishAt' }, offsetDays: 0, offsetMinutes: 0, time: '00:00', ifPast: 'skip' }, { reached: 'bye', past: END }),
    bye: step('exit', { reason: 'posted' }, {}),
  },
);
const endsAfterTwoHours = { afterMinutes: 120, reason: 'greeted' };

export const manyScenarios: readonly Scenario[] = [
  {
    title: 'a measure counts what its audience did in its window, and the next step can say it',
    flow: flow(
      { name: 'Figures' },
      {
        people: step('measure', { audience: ofClass, what: 'people', event: 'checked_in', window: week, n: 3, into: 'people' }, { done: 'share' }),
        share: step('measure', { audience: ofClass, what: 'share', event: 'checked_in', window: week, n: 3, into: 'share' }, { done: 'sum' }),
        sum: step(
          'measure',
          { audience: ofClass, what: 'sum', event: 'checked_in', property: 'minutes', window: week, n: 3, into: 'minutes' },
          { done: 'say' },
        ),
        say: say('{{ people }} people, {{ share }} percent of {{ audienceSize }}, {{ minutes }} minutes'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting people
      03-02 09:00 left people done
      03-02 09:00 resting share
      03-02 09:00 left share done
      03-02 09:00 resting sum
      03-02 09:00 left sum done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['3 people, 60 percent of 5, 70 minutes'],
  },
  {
    title: 'in a ranking equals share a rank, and each one hears of their own',
    flow: flow(
      { name: 'Ranking' },
      {
        both: step('parallel', { join: 'all', paths: [{ id: 'rank', name: 'Rank' }, { id: 'hear', name: 'Hear' }] }, { rank: 'rank', hear: 'hear' }),
        rank: step('rank', { audience: ofClass, event: 'checked_in', window: week }, { done: 'say' }),
        say: say('{{ ranked }} ranked'),
        hear: step('wait-event', { events: [{ id: 'ranked', event: '$ranked' }], deadline: null }, { ranked: 'told' }),
        told: say('You were told'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting both
      03-02 09:00 turn both rank
      03-02 09:00 resting rank
      03-02 09:00 turn both hear
      03-02 09:00 resting hear
      03-02 09:00 left hear ranked
      03-02 09:00 left told done
      03-02 09:00 left rank done
      03-02 09:00 left say done
      03-02 09:00 left both ended
      03-02 09:00 ended completed`,
  },
  {
    title: 'a draw from a known list with a known seed always finds the same winners',
    flow: flow(
      { name: 'Draw' },
      {
        draw: step('draw', { audience: { ...ofClass, where: { type: 'not', of: { type: 'tag', tag: 'staff' } } }, winners: 2, seed: '2026-03-02' }, { done: 'say' }),
        say: say('{{ winners[0] }} and {{ winners[1] }} of {{ drawnFrom }}'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting draw
      03-02 09:00 left draw done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  },
  {
    title: 'a broadcast judges its condition for each, and counts whom it reached',
    flow: flow(
      { name: 'Broadcast' },
      {
        tell: step(
          'broadcast',
          {
            audience: { ...ofClass, where: { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 3 } } },
            purpose: 'programme',
            text: 'Hello {{ member.externalId }}',
          },
          { done: 'say' },
        ),
        say: say('{{ sent }} reached, {{ excluded }} not'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting tell
      03-02 09:00 left tell done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['2 reached, 3 not'],
  },
  {
    title: 'a broadcast at night waits for the morning where its step does, and counts who got nothing and why',
    flow: flow(
      { name: 'At night' },
      {
        tell: step(
          'broadcast',
          {
            audience: { ...ofClass, where: { type: 'not', of: { type: 'tag', tag: 'staff' } } },
            channel: 'email', purpose: 'marketing', subject: 'Offer', text: 'Hello {{ member.externalId }}',
            variants: [{ language: 'zh', text: '你好' }], validFor: days(1), waitFor: 'delivered',
          },
          { done: 'say' },
        ),
        say: say('{{ sent }} reached, {{ excluded }} not: {{ reasons.minor }} minor, {{ reasons.condition }} of the staff'),
      },
    ),
    subject,
    crowd: [
      { id: 'a1', communities: ['class-1'], attributes: { language: 'zh-CN' } },
      { id: 'b2', communities: ['class-1'], attributes: { birthday: '2015-06-01' } },
      { id: 'c3', communities: ['class-1'], tags: ['staff'] },
    ],
    start: '2026-03-02 22:00',
    until: '2026-03-04 09:00',
    trail: `
      03-02 22:00 started
      03-02 22:00 resting tell
      03-03 08:00 left tell done
      03-03 08:00 left say done
      03-03 08:00 ended completed`,
    texts: ['2 reached, 2 not: 1 minor, 1 of the staff'],
  },
  {
    title: 'a broadcast that is worth nothing in the morning any more goes to nobody, and the step that does not wait for it knows at once',
    flow: flow(
      { name: 'Too late' },
      {
        tell: step('broadcast', { audience: ofClass, channel: 'email', purpose: 'reminder', text: 'Tonight', validFor: hours(2) }, { done: 'say' }),
        say: say('{{ sent }} reached, {{ reasons.quietHours }} asleep'),
      },
    ),
    subject,
    crowd,
    start: '2026-03-02 22:00',
    until: '2026-03-04 09:00',
    trail: `
      03-02 22:00 started
      03-02 22:00 resting tell
      03-02 22:00 left tell done
      03-02 22:00 left say done
      03-02 22:00 ended completed`,
    texts: ['0 reached, 5 asleep'],
  },
  {
    title: 'a broadcast to the guardians goes to those that are known, and says of whom nobody is on record',
    flow: flow(
      { name: 'Guardians' },
      {
        tell: step('broadcast', { audience: ofClass, purpose: 'service', text: 'About {{ member.externalId }}', to: 'guardian', waitFor: 'accepted' }, { done: 'say' }),
        say: say('{{ sent }} reached, {{ reasons.noRecipient }} without, {{ reasons.unknownRecipient }} unknown'),
      },
    ),
    subject,
    crowd: [
      { id: 'a1', communities: ['class-1'], attributes: { guardian: 'g1' } },
      { id: 'b2', communities: ['class-1'], attributes: { guardian: 'nobody' } },
      { id: 'g1' },
    ],
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting tell
      03-02 09:00 left tell done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['1 reached, 1 without, 1 unknown'],
  },
  {
    title: 'a broadcast by a channel that takes nothing says how many it could not reach',
    flow: flow(
      { name: 'Refused' },
      {
        tell: step('broadcast', { audience: ofClass, channel: 'email', purpose: 'service', text: 'Hello', waitFor: 'accepted' }, { done: 'say' }),
        say: say('{{ sent }} reached, {{ reasons.refusedByProvider }} refused'),
      },
    ),
    subject,
    crowd,
    failing: ['email'],
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting tell
      03-02 09:00 left tell done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['0 reached, 5 refused'],
  },
  {
    title: 'for each that goes on does so once all are started',
    flow: flow(
      { name: 'Go on' },
      {
        each: step(
          'for-each',
          { audience: { ...ofClass, where: { type: 'not', of: { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 5 } } } }, flow: 'greeting', context: [], wait: 'goOn', share: 80, deadline: null },
          { done: 'say', empty: END },
        ),
        say: say('{{ started }} started'),
      },
    ),
    subject,
    crowd,
    others: { flows: { greeting }, ends: {} },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 09:00 left each done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['4 started'],
  },
  {
    title: 'for each that waits for all goes on when the last of them has ended, with a count of each way it ended',
    flow: flow(
      { name: 'All' },
      {
        each: step('for-each', { audience: ofClass, flow: 'greeting', context: [], wait: 'all', share: 80, deadline: null }, { done: 'say', empty: END }),
        say: say('{{ finished }} of {{ started }}: {{ outcomes.greeted }}'),
      },
    ),
    subject,
    crowd,
    others: { flows: { greeting }, ends: { a1: endsAfterTwoHours, b2: endsAfterTwoHours, c3: endsAfterTwoHours, d4: endsAfterTwoHours, m1: endsAfterTwoHours } },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 11:00 left each done
      03-02 11:00 left say done
      03-02 11:00 ended completed`,
    texts: ['5 of 5: 5'],
  },
  {
    title: 'for each whose time is up before they have ended goes on with what there is',
    flow: flow(
      { name: 'Deadline' },
      {
        each: step(
          'for-each',
          { audience: ofClass, flow: 'greeting', context: [], wait: 'all', share: 80, deadline: { type: 'after', duration: hours(1) } },
          { done: END, timeout: 'say', empty: END },
        ),
        say: say('{{ finished }} of {{ started }}'),
      },
    ),
    subject,
    crowd,
    others: { flows: { greeting }, ends: {} },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 10:00 left each timeout
      03-02 10:00 left say done
      03-02 10:00 ended completed`,
    texts: ['0 of 5'],
  },
  {
    title: 'for each piece of a list the flow is started about that piece, each once, known or not',
    flow: flow(
      { name: 'Pieces' },
      {
        each: step('for-each', { audience: { from: 'list', of: 'mon, wed, fri, mon' }, about: 'piece', flow: 'written', context: [], wait: 'all', share: 80, deadline: null }, { done: 'say', empty: END }),
        say: say('{{ finished }} of {{ started }}: {{ outcomes.greeted }}'),
      },
    ),
    subject,
    crowd: [{ id: 'wed', kind: 'piece' }, { id: 'old', kind: 'piece' }, { id: 'a1', communities: ['class-1'] }],
    others: { flows: { written }, ends: { mon: endsAfterTwoHours, wed: endsAfterTwoHours, fri: endsAfterTwoHours } },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 11:00 left each done
      03-02 11:00 left say done
      03-02 11:00 ended completed`,
    texts: ['3 of 3: 3'],
  },
  {
    title: 'for each row of a content table the flow is started about the piece that the row names, with what the row says',
    flow: flow(
      { name: 'The week' },
      {
        each: step(
          'for-each',
          {
            audience: { from: 'rows', of: 'week-1-{{ row.id }}' }, about: 'piece', flow: 'posted', wait: 'all', share: 80, deadline: null,
            rows: [{ id: 'mon', topic: 'Maps', day: 0, time: '20:00' }, { id: 'wed', topic: 'Votes', day: 2, time: '07:30' }],
            context: [{ field: 'topic', from: 'row', name: 'topic' }, { field: 'publishAt', from: 'moment', name: '{{ row.day }} {{ row.time }}' }],
          },
          { done: 'say', empty: END },
        ),
        say: say('{{ finished }} of {{ started }}: {{ outcomes.posted }}'),
      },
    ),
    subject,
    others: { flows: { posted }, ends: { 'week-1-mon': { afterMinutes: 11 * 60, reason: 'posted' }, 'week-1-wed': { afterMinutes: 48 * 60 - 90, reason: 'posted' } } },
    start,
    until: '2026-03-05 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-04 07:30 left each done
      03-04 07:30 left say done
      03-04 07:30 ended completed`,
    texts: ['2 of 2: 2'],
  },
  {
    title: 'for each entry of a list in a variable for which its condition holds the flow is started, told what the entry says',
    flow: flow(
      { name: 'The first three' },
      {
        rank: step('rank', { audience: ofClass, event: 'checked_in', window: week }, { done: 'each' }),
        each: step(
          'for-each',
          {
            audience: { from: 'rows', of: '{{ row.rank }}-{{ row.id }}', where: { type: 'compare', left: { type: 'property', name: 'rank' }, op: 'lte', right: { type: 'value', value: 3 } } },
            rowsIn: 'ranking', about: 'piece', flow: 'written', wait: 'all', share: 80, deadline: null,
            context: [{ field: 'title', from: 'text', name: '{{ row.id }} has {{ row.value }}' }],
          },
          { done: 'say', empty: END },
        ),
        say: say('{{ finished }} of {{ started }}: {{ outcomes.greeted }}'),
      },
    ),
    subject,
    crowd,
    others: { flows: { written }, ends: { '1-a1': endsAfterTwoHours, '1-b2': endsAfterTwoHours, '3-c3': endsAfterTwoHours } },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting rank
      03-02 09:00 left rank done
      03-02 09:00 resting each
      03-02 11:00 left each done
      03-02 11:00 left say done
      03-02 11:00 ended completed`,
    texts: ['3 of 3: 3'],
  },
  {
    title: 'for each row of a table that its condition leaves nobody of says so',
    flow: flow(
      { name: 'None of them' },
      {
        each: step(
          'for-each',
          {
            audience: { from: 'rows', of: '', where: { type: 'compare', left: { type: 'property', name: 'day' }, op: 'gt', right: { type: 'value', value: 5 } } },
            rows: [{ id: 'mon', day: 0 }, { id: 'wed', day: 2 }], about: 'piece', flow: 'written', context: [], wait: 'all', share: 80, deadline: null,
          },
          { done: END, empty: 'say' },
        ),
        say: say('Nothing there'),
      },
    ),
    subject,
    others: { flows: { written }, ends: {} },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 09:00 left each empty
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  },
  {
    title: 'for each of all pieces is for those that are known, and for no member',
    flow: flow(
      { name: 'All pieces' },
      {
        each: step('for-each', { audience: { from: 'all', of: '' }, about: 'piece', flow: 'written', context: [], wait: 'goOn', share: 80, deadline: null }, { done: 'say', empty: END }),
        say: say('{{ started }} started'),
      },
    ),
    subject,
    crowd: [{ id: 'wed', kind: 'piece' }, { id: 'old', kind: 'piece' }, { id: 'lecture', kind: 'activity' }, { id: 'a1', communities: ['class-1'] }],
    others: { flows: { written }, ends: {} },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 09:00 left each done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['2 started'],
  },
  {
    title: 'for each of a list that is empty says so, whatever it is about',
    flow: flow(
      { name: 'No pieces' },
      {
        each: step('for-each', { audience: { from: 'list', of: ' ' }, about: 'piece', flow: 'written', context: [], wait: 'all', share: 80, deadline: null }, { done: END, empty: 'say' }),
        say: say('Nothing there'),
      },
    ),
    subject,
    others: { flows: { written }, ends: {} },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 09:00 left each empty
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  },
  {
    title: 'for each of nobody says so',
    flow: flow(
      { name: 'Nobody' },
      {
        each: step('for-each', { audience: { from: 'community', of: 'class-7' }, flow: 'greeting', context: [], wait: 'all', share: 80, deadline: null }, { done: END, empty: 'say' }),
        say: say('Nobody there'),
      },
    ),
    subject,
    others: { flows: { greeting }, ends: {} },
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 09:00 left each empty
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  },
];
