// What is said to many while its purpose is on hold, and what becomes of it, as the run that said it hears.
import { type Condition, END, flow, step } from '@sopwith/engine';
import { days, hours, say, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const until = '2026-03-20 09:00';
const subject = { communities: ['class-1'] };
const crowd: Scenario['crowd'] = [{ id: 'a1', communities: ['class-1'] }, { id: 'b2', communities: ['class-2'] }];
const everyone = { purposes: ['marketing'], audience: 'everyone', key: 'calm' } as const;
const paths = [
  { id: 'tell', name: 'Tell' },
  { id: 'calm', name: 'Calm' },
];
const offer = { purpose: 'marketing', text: 'Half price', validFor: days(3) } as const;
const toClass = { audience: { from: 'community', of: 'class-1' } } as const;
const told: Condition = { type: 'compare', left: { type: 'property', name: 'step' }, op: 'eq', right: { type: 'value', value: 'tell' } };

/** Holds marketing and goes two ways: one tells the class, and the other lets go after nine hours. */
function held(name: string, hold: object, tell: object, then: string, more: Parameters<typeof flow>[1]) {
  return flow(
    { name },
    {
      hold: step('hold', hold as never, { done: 'both', none: END }),
      both: step('parallel', { join: 'all', paths }, { tell: 'tell', calm: 'night' }),
      tell: step('broadcast', { ...toClass, ...offer, ...tell } as never, { done: then }),
      ...more,
      night: waitThen(hours(9), 'release'),
      release: step('release', { key: 'calm' }, { done: END, none: END }),
    } as never,
  );
}

const begins = `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 resting tell
      03-02 09:00 turn both calm
      03-02 09:00 resting night`;
const lets = `
      03-02 18:00 left night done
      03-02 18:00 resting release
      03-02 18:00 left release done`;

export const heldBroadcastScenarios: readonly Scenario[] = [
  {
    title: 'a broadcast that is held goes to each when the hold is released, and the step that waits for it goes on then',
    flow: held('Held for all', everyone, { waitFor: 'accepted' }, 'say', { say: say('{{ sent }} reached, {{ excluded }} not') }),
    subject,
    crowd,
    start,
    until,
    trail: `${begins}${lets}
      03-02 18:00 left tell done
      03-02 18:00 left say done
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
    texts: ['2 reached, 0 not'],
  },
  {
    title: 'a broadcast of which one message is held counts it among those who got nothing, where the release comes too late for it',
    flow: held('Too late', { ...everyone, audience: 'member' }, { waitFor: 'accepted', validFor: hours(4) }, 'say', { say: say('{{ sent }} reached, {{ reasons.held }} held') }),
    subject,
    crowd,
    start,
    until,
    trail: `${begins}
      03-02 13:00 left tell done
      03-02 13:00 left say done${lets}
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
    texts: ['1 reached, 1 held'],
  },
  {
    title: 'what becomes of a message to many reaches the run of whom it was for: let go at night, it goes in the morning, and not when its hold would have ended',
    flow: held(
      'Heard of',
      { ...everyone, lasts: days(5) },
      { channel: 'email', subject: 'Offer' },
      'hear',
      {
        hear: step('wait-event', { events: [{ id: 'went', event: '$message.sent', where: told }], deadline: null }, { went: 'say' }),
        say: say('It went'),
      },
    ),
    subject,
    crowd,
    start: '2026-03-02 14:00',
    until,
    trail: `
      03-02 14:00 started
      03-02 14:00 resting hold
      03-02 14:00 left hold done
      03-02 14:00 resting both
      03-02 14:00 turn both tell
      03-02 14:00 resting tell
      03-02 14:00 turn both calm
      03-02 14:00 resting night
      03-02 14:00 left tell done
      03-02 14:00 resting hear
      03-02 23:00 left night done
      03-02 23:00 resting release
      03-02 23:00 left release done
      03-03 08:00 left hear went
      03-03 08:00 left say done
      03-03 08:00 left both ended
      03-03 08:00 ended completed`,
    texts: ['It went'],
  },
  {
    title: 'a run that tells others hears nothing of their messages, and of its own that it was not sent in the end',
    flow: flow(
      { name: 'Never went' },
      {
        hold: step('hold', { ...everyone, audience: 'member' }, { done: 'tell', none: END }),
        tell: step('broadcast', { ...toClass, ...offer, validFor: hours(6) }, { done: 'hear' }),
        hear: step(
          'wait-event',
          { events: [{ id: 'went', event: '$message.sent', where: told }, { id: 'kept', event: '$message.skipped', where: told }], since: 'start', deadline: null } as never,
          { went: END, kept: 'say' },
        ),
        say: say('Kept back'),
      },
    ),
    subject,
    crowd,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting tell
      03-02 09:00 left tell done
      03-02 09:00 resting hear
      03-02 15:00 left hear kept
      03-02 15:00 left say done
      03-02 15:00 ended completed`,
    texts: ['Kept back'],
  },
  {
    title: 'of what goes to somebody else in the place of those told, the run that says it hears each',
    flow: held('To the guardians', everyone, { to: 'guardian' }, 'later', {
      later: waitThen(days(1), 'ask'),
      ask: step(
        'branch',
        { cases: [{ id: 'each', name: 'Each', when: { type: 'count', event: '$message.sent', window: { type: 'sinceStart' }, of: 'events', op: 'eq', value: 2, where: told } }] },
        { each: 'say', otherwise: END },
      ),
      say: say('Both'),
    }),
    subject: { ...subject, attributes: { guardian: 'g1' } },
    crowd: [{ id: 'a1', communities: ['class-1'], attributes: { guardian: 'g1' } }, { id: 'g1' }],
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 resting tell
      03-02 09:00 turn both calm
      03-02 09:00 resting night
      03-02 09:00 left tell done
      03-02 09:00 resting later${lets}
      03-03 09:00 left later done
      03-03 09:00 left ask each
      03-03 09:00 left say done
      03-03 09:00 left both ended
      03-03 09:00 ended completed`,
    texts: ['Both'],
  },
  {
    title: 'what a run says to its member waits behind what it said to many of them before, by the same channel',
    flow: held('In order', everyone, {}, 'thanks', {
      thanks: step('message', { channel: 'in-app', purpose: 'service', text: 'Thank you', validFor: days(2), waitFor: 'accepted' }, { done: END, skipped: END, failed: END }),
    }),
    subject,
    crowd,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 resting tell
      03-02 09:00 turn both calm
      03-02 09:00 resting night
      03-02 09:00 left tell done
      03-02 09:00 resting thanks${lets}
      03-02 18:00 left thanks done
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
  },
  {
    title: 'what goes by another channel does not wait behind what is held',
    flow: held('Another channel', everyone, {}, 'thanks', {
      thanks: step('message', { channel: 'email', subject: 'Thanks', purpose: 'service', text: 'Thank you', validFor: days(2), waitFor: 'accepted' }, { done: END, skipped: END, failed: END }),
    }),
    subject,
    crowd,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 resting tell
      03-02 09:00 turn both calm
      03-02 09:00 resting night
      03-02 09:00 left tell done
      03-02 09:00 resting thanks
      03-02 09:00 left thanks done${lets}
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
  },
];
