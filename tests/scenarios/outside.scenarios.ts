// What the outside answers by a token, once and in time; and what becomes of a run when an action fails.
import { END, flow, step } from '@sopwith/engine';
import { hours, say } from './pieces.ts';
import type { Happening, Scenario } from './scenario.ts';

const span = { start: '2026-03-02 09:00', until: '2026-03-03 09:00' } as const;

const report = flow(
  { name: 'Report', exits: [{ id: 'left', event: 'left', reason: 'left' }] },
  {
    call: step('wait-callback', { outcomes: [{ id: 'ready', title: 'Ready' }, { id: 'broken', title: 'Broken' }], deadline: hours(3), keep: ['url'] }, { ready: 'say', broken: END, timeout: 'late', ask: 'asked' }),
    asked: say('Please report'),
    say: say('Your report: {{ url }}'),
    late: say('No report came'),
  },
);
const calls = (at: string, outcome: string, more: { readonly late?: true } = {}): Happening => ({ at, callBack: 'call', outcome, data: { url: 'https://example.test/r' }, ...more });
const asked = `
      03-02 09:00 started
      03-02 09:00 resting call
      03-02 09:00 turn call ask
      03-02 09:00 left asked done`;

const act = (config: { readonly failures: number; readonly hopeless: boolean }) => step('shaky', config, { worked: 'say' }, { retry: { attempts: 3, firstSeconds: 1, backoff: 1 } });
const told = { say: say('Worked at attempt {{ attempts }}') };
const catching = (config: { readonly failures: number; readonly hopeless: boolean }) =>
  flow({ name: 'Caught' }, { act: step('shaky', config, { worked: 'say', failed: 'sorry' }, { retry: { attempts: 3, firstSeconds: 1, backoff: 1 } }), ...told, sorry: say('It did not work') });

export const outsideScenarios: readonly Scenario[] = [
  {
    title: 'the outside answers once, with what it has to say, and whoever calls again is told that nobody waits',
    flow: report,
    ...span,
    happens: [calls('2026-03-02 10:00', 'ready'), calls('2026-03-02 10:00', 'broken', { late: true }), calls('2026-03-02 11:00', 'ready', { late: true })],
    trail: `${asked}
      03-02 10:00 left call ready
      03-02 10:00 left say done
      03-02 10:00 ended completed`,
    texts: ['Please report', 'Your report: https://example.test/r'],
  },
  {
    title: 'an answer a minute before the deadline is in time',
    flow: report,
    ...span,
    happens: [calls('2026-03-02 11:59', 'broken')],
    trail: `${asked}
      03-02 11:59 left call broken
      03-02 11:59 ended completed`,
  },
  {
    title: 'an answer after the deadline is too late, and is told so',
    flow: report,
    ...span,
    happens: [calls('2026-03-02 12:01', 'ready', { late: true })],
    trail: `${asked}
      03-02 12:00 left call timeout
      03-02 12:00 left late done
      03-02 12:00 ended completed`,
    texts: ['Please report', 'No report came'],
  },
  {
    title: 'an answer at the very deadline is too late, and is told so',
    flow: report,
    ...span,
    happens: [calls('2026-03-02 12:00', 'ready', { late: true })],
    trail: `${asked}
      03-02 12:00 left call timeout
      03-02 12:00 left late done
      03-02 12:00 ended completed`,
  },
  {
    title: 'who left before the answer came hears of it no more, and the outside is told so',
    flow: report,
    ...span,
    happens: [{ at: '2026-03-02 10:00', event: 'left' }, calls('2026-03-02 10:30', 'ready', { late: true })],
    trail: `${asked}
      03-02 10:00 interrupted call
      03-02 10:00 ended left`,
  },
  {
    title: 'an action that fails twice and then works leads on, and only its last attempt counts',
    flow: flow({ name: 'Third time' }, { act: act({ failures: 2, hopeless: false }), ...told }),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting act
      03-02 09:00 left act worked
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['Worked at attempt 3'],
  },
  {
    title: 'an action that fails as often as it may leads on by failed, where the flow has a way for that',
    flow: catching({ failures: 3, hopeless: false }),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting act
      03-02 09:00 left act failed
      03-02 09:00 left sorry done
      03-02 09:00 ended completed`,
    texts: ['It did not work'],
  },
  {
    title: 'an action whose failure no second attempt can mend is not tried again',
    flow: catching({ failures: 1, hopeless: true }),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting act
      03-02 09:00 left act failed
      03-02 09:00 left sorry done
      03-02 09:00 ended completed`,
  },
  {
    title: 'an action that fails for good, without a way for that, stops the run where it is',
    flow: flow({ name: 'Stopped' }, { act: act({ failures: 100, hopeless: false }), ...told }),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting act
      03-02 09:00 interrupted act
      03-02 09:00 failed act out of order`,
  },
];
