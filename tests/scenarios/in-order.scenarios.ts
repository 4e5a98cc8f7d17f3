// What one reader, or one group, gets of one run goes in its order: behind what is held, and when that goes or comes to nothing.
import { END, flow, step } from '@sopwith/engine';
import { days, hours, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const until = '2026-03-06 09:00';
const subject = { kind: 'community', id: 'class-1' } as const;
const paths = [
  { id: 'tell', name: 'Tell' },
  { id: 'calm', name: 'Calm' },
];
const reminders = { purposes: ['reminder'], audience: 'everyone' } as const;
const post = (text: string, purpose: 'reminder' | 'service', community: string | null = null) => ({ community, text, mentions: 'nobody', purpose }) as const;

export const inOrderScenarios: readonly Scenario[] = [
  {
    title: 'a post waits behind an earlier one of its run to that group, and goes when that goes; one to another group does not wait',
    flow: flow(
      { name: 'Posts in order', subject: 'community' },
      {
        hold: step('hold', { ...reminders, key: 'calm' }, { done: 'both', none: END }),
        both: step('parallel', { join: 'all', paths }, { tell: 'due', calm: 'night' }),
        due: step('group-message', post('Homework is due', 'reminder'), { done: 'elsewhere', noCommunity: END }),
        elsewhere: step('group-message', post('For the town', 'service', 'town'), { done: 'answers', noCommunity: END }),
        answers: step('group-message', post('Here are the answers', 'service'), { done: END, noCommunity: END }),
        night: waitThen(hours(9), 'release'),
        release: step('release', { key: 'calm' }, { done: 'after', none: END }),
        after: step('group-message', post('All is said', 'service'), { done: END, noCommunity: END }),
      },
    ),
    subject,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both tell
      03-02 09:00 left due done
      03-02 09:00 left elsewhere done
      03-02 09:00 left answers done
      03-02 09:00 turn both calm
      03-02 09:00 resting night
      03-02 18:00 left night done
      03-02 18:00 resting release
      03-02 18:00 left release done
      03-02 18:00 left after done
      03-02 18:00 left both ended
      03-02 18:00 ended completed`,
    fates: ['03-02 18:00 sent held: Homework is due', '03-02 09:00 sent: For the town', '03-02 18:00 sent behind: Here are the answers', '03-02 18:00 sent behind: All is said'],
  },
  {
    title: 'what waits behind a post that comes to nothing goes then, and what was asked for with it is worth nothing any more either',
    flow: flow(
      { name: 'Behind nothing', subject: 'community' },
      {
        hold: step('hold', { ...reminders, key: 'calm' }, { done: 'due', none: END }),
        due: step('group-message', post('Homework is due', 'reminder'), { done: 'at-once', noCommunity: END }),
        'at-once': step('group-message', post('At eight', 'service'), { done: 'wait', noCommunity: END }),
        wait: waitThen(hours(1), 'later'),
        later: step('group-message', post('Here are the answers', 'service'), { done: END, noCommunity: END }),
      },
    ),
    subject,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 left due done
      03-02 09:00 left at-once done
      03-02 09:00 resting wait
      03-02 10:00 left wait done
      03-02 10:00 left later done
      03-02 10:00 ended completed`,
    fates: ['03-03 09:00 skipped held: Homework is due', '03-03 09:00 skipped expired: At eight', '03-03 09:00 sent behind: Here are the answers'],
  },
  {
    title: 'of one instant, what was said first is the first also when both are looked at again, whatever its step is called',
    flow: flow(
      { name: 'Two keys', subject: 'community' },
      {
        hold: step('hold', { ...reminders, key: 'one' }, { done: 'again', none: END }),
        again: step('hold', { ...reminders, key: 'two' }, { done: 'z-first', none: END }),
        'z-first': step('group-message', post('First', 'reminder'), { done: 'a-second', noCommunity: END }),
        'a-second': step('group-message', post('Second', 'service'), { done: 'wait', noCommunity: END }),
        wait: waitThen(hours(2), 'release'),
        release: step('release', { key: 'one' }, { done: 'more', none: END }),
        more: waitThen(hours(2), 'release-again'),
        'release-again': step('release', { key: 'two' }, { done: END, none: END }),
      },
    ),
    subject,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting again
      03-02 09:00 left again done
      03-02 09:00 left z-first done
      03-02 09:00 left a-second done
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 resting release
      03-02 11:00 left release done
      03-02 11:00 resting more
      03-02 13:00 left more done
      03-02 13:00 resting release-again
      03-02 13:00 left release-again done
      03-02 13:00 ended completed`,
    fates: ['03-02 13:00 sent held: First', '03-02 13:00 sent behind: Second'],
  },
  {
    title: 'of messages to a member too, whatever their steps are called',
    flow: flow(
      { name: 'Two keys for one' },
      {
        hold: step('hold', { ...reminders, key: 'one' }, { done: 'again', none: END }),
        again: step('hold', { ...reminders, key: 'two' }, { done: 'z-first', none: END }),
        'z-first': step('message', { channel: 'in-app', purpose: 'reminder', text: 'First', validFor: days(2) }, { done: 'a-second' }),
        'a-second': step('message', { channel: 'in-app', purpose: 'service', text: 'Second', validFor: days(2) }, { done: 'wait' }),
        wait: waitThen(hours(2), 'release'),
        release: step('release', { key: 'one' }, { done: 'more', none: END }),
        more: waitThen(hours(2), 'release-again'),
        'release-again': step('release', { key: 'two' }, { done: END, none: END }),
      },
    ),
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting again
      03-02 09:00 left again done
      03-02 09:00 left z-first done
      03-02 09:00 left a-second done
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 resting release
      03-02 11:00 left release done
      03-02 11:00 resting more
      03-02 13:00 left more done
      03-02 13:00 resting release-again
      03-02 13:00 left release-again done
      03-02 13:00 ended completed`,
    fates: ['03-02 13:00 sent held: First', '03-02 13:00 sent behind: Second'],
  },
];
