// A flow for each of many: members, pieces of a list, rows of a table, entries of a variable.
import { END, flow, step } from '@sopwith/engine';
import { crowd, ofClass, start, subject, week } from './one-class.ts';
import { hours, say, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

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
