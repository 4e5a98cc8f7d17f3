// Messages on hold for an incident, and what a run that waits for them does meanwhile.
import { END, flow, step } from '@sopwith/engine';
import { hours, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const opened = { title: 'Late parcels', mergeKey: 'parcels', window: { amount: 1, unit: 'days' }, severity: 'high', owner: 'desk' };
const paths = [
  { id: 'tell', name: 'Tell' },
  { id: 'calm', name: 'Calm' },
];
const offer = { channel: 'in-app', purpose: 'marketing', text: 'Half price', validFor: { amount: 3, unit: 'days' } };
const thanks = { channel: 'in-app', purpose: 'service', text: 'Thank you' } as const;

/** Opens an incident, holds marketing for those concerned, and on one path offers something while the other lets go after nine hours. */
function calming(name: string, said: object, more: object = {}) {
  return flow(
    { name },
    {
      open: step('incident-open', opened, { opened: 'hold', merged: 'hold' }),
      hold: step('hold', { purposes: ['marketing'], audience: 'incident', ...more }, { done: 'both', none: END }),
      both: step('parallel', { join: 'all', paths }, { tell: 'offer', calm: 'night' }),
      // The ways out depend on whether it waits, so that not all are there in each flow.
      offer: step('message', { ...offer, ...said } as never, { done: 'thanks', ...('waitFor' in said ? { skipped: END, failed: END } : {}) }),
      thanks: step('message', thanks, { done: END }),
      night: waitThen(hours(9), 'release'),
      release: step('release', {}, { done: END, none: END }),
    },
  );
}

const start = '2026-03-02 09:00';

export const holdScenarios: readonly Scenario[] = [
  {
    title: 'what is on hold for an incident goes when it is released, and who waits for it goes on then',
    flow: calming('Calming', { waitFor: 'accepted' }),
    start,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting open
      03-02 09:00 left open opened
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 resting offer
      03-02 09:00 turn both calm
      03-02 09:00 resting night
      03-02 18:00 left night done
      03-02 18:00 resting release
      03-02 18:00 left release done
      03-02 18:00 left offer done
      03-02 18:00 left thanks done
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
  },
  {
    title: 'a hold that freezes keeps the run at its message until it is released',
    flow: calming('Freezing', {}, { freeze: true }),
    start,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting open
      03-02 09:00 left open opened
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 resting offer
      03-02 09:00 turn both calm
      03-02 09:00 resting night
      03-02 18:00 left night done
      03-02 18:00 resting release
      03-02 18:00 left release done
      03-02 18:00 left offer done
      03-02 18:00 left thanks done
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
  },
  {
    title: 'a hold that nobody releases runs out, and what was worth it until then goes',
    flow: flow(
      { name: 'Forgotten' },
      {
        hold: step('hold', { purposes: ['marketing'], audience: 'member', key: 'calm', lasts: { amount: 2, unit: 'days' } }, { done: 'brief', none: END }),
        brief: step('message', { ...offer, validFor: { amount: 1, unit: 'days' }, waitFor: 'accepted' } as never, { done: END, skipped: 'offer', failed: END }),
        offer: step('message', { ...offer, waitFor: 'accepted' } as never, { done: 'release', skipped: END, failed: END }),
        release: step('release', { key: 'calm' }, { done: END, none: END }),
      },
    ),
    start,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting brief
      03-03 09:00 left brief skipped
      03-03 09:00 resting offer
      03-04 09:00 left offer done
      03-04 09:00 resting release
      03-04 09:00 left release none
      03-04 09:00 ended completed`,
  },
];
