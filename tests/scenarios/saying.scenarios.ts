// To whom a message goes and by what, in which words; and whom a hold keeps what from.
import { END, flow, step } from '@sopwith/engine';
import { hours, say, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const span = { start: '2026-03-02 09:00', until: '2026-03-05 09:00' } as const;
/** Everybody; by an event that no other scenario has, for segments are the same in every scope. */
const segments = { 'saying-held': { type: 'not', of: { type: 'count', event: 'saying_never', of: 'events', window: { type: 'ever' }, op: 'gte', value: 1 } } } as const;

/** Holds, says what it would, lets go after a day: beside each other, so that what waits for its message is seen to wait. */
const held = (purpose: 'programme' | 'service', audience: object) =>
  flow(
    { name: 'Held' },
    {
      hold: step('hold', { purposes: ['programme', 'service'], key: 'saying-hold', lasts: { amount: 1, unit: 'weeks' }, ...audience } as never, { done: 'both', none: END }),
      both: step('parallel', { join: 'all', paths: [{ id: 'say', name: 'Say' }, { id: 'let', name: 'Let go' }] }, { say: 'word', let: 'day', ended: END }),
      word: step('message', { channel: 'in-app', purpose, text: 'A word', validFor: { amount: 3, unit: 'days' }, waitFor: 'accepted' }, { done: END, skipped: END, failed: END }),
      day: waitThen(hours(20), 'release'),
      release: step('release', { key: 'saying-hold' }, { done: END, none: END }),
    },
  );
const HELD = [
  ['a community', 'programme', { audience: 'community', of: 'class-1' }, true],
  ['a segment', 'service', { audience: 'segment', of: 'saying-held' }, true],
  ['everyone', 'programme', { audience: 'everyone' }, true],
  ['another community', 'service', { audience: 'community', of: 'class-9' }, false],
] as const;

const inTwo = { channel: 'in-app', purpose: 'service', text: 'Hello', variants: [{ language: 'zh', text: '你好' }] } as const;

export const sayingScenarios: readonly Scenario[] = [
  {
    title: 'a guardian reads the language that they are known to want, else that of the member',
    flow: flow({ name: 'In two' }, {
      one: step('message', { ...inTwo, to: 'guardian' }, { done: 'two' }),
      two: step('message', { ...inTwo, to: 'staff' }, { done: 'three' }),
      three: step('message', { ...inTwo, to: 'member' }, { done: END }),
    }),
    subject: { attributes: { guardian: 'saying-mum', adviser: 'saying-coach', language: 'en' } },
    crowd: [{ id: 'saying-mum', attributes: { language: 'zh-CN' } }, { id: 'saying-coach' }],
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left one done
      03-02 09:00 left two done
      03-02 09:00 left three done
      03-02 09:00 ended completed`,
    texts: ['你好', 'Hello', 'Hello'],
  },
  {
    title: 'a post that is on hold for everyone keeps nobody: its run goes on',
    flow: flow(
      { name: 'Held post', subject: 'community' },
      {
        hold: step('hold', { purposes: ['reminder', 'programme'], key: 'saying-post', lasts: hours(2), audience: 'everyone' }, { done: 'post', none: END }),
        post: step('group-message', { community: null, text: 'Homework is due', mentions: 'everyone', purpose: 'reminder' }, { done: 'say', noCommunity: END }),
        say: step('message', { channel: 'in-app', purpose: 'programme', text: 'Lesson 2' }, { done: 'wait' }),
        wait: step('wait-duration', { duration: hours(4) }, { done: END }),
      },
    ),
    subject: { kind: 'community', id: 'class-5' },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 left post done
      03-02 09:00 left say done
      03-02 09:00 resting wait
      03-02 13:00 left wait done
      03-02 13:00 ended completed`,
    posts: ['Homework is due', 'Lesson 2'],
  },
  {
    title: 'a message goes to the member, to who reported it, and to their adviser, by the channel that it names',
    flow: flow(
      { name: 'To whom', context: [{ name: 'reporter', type: 'text', required: true }] },
      {
        member: step('message', { channel: 'in-app', purpose: 'service', text: 'To you', to: 'member', waitFor: 'queued' }, { done: 'reporter' }),
        reporter: step('message', { channel: 'in-app', purpose: 'service', text: 'To the reporter', to: 'reporter', waitFor: 'accepted' }, { done: 'staff', skipped: END, failed: END }),
        staff: step('message', { channel: 'in-app', purpose: 'service', text: 'To the adviser', to: 'staff', waitFor: 'accepted' }, { done: 'hook', skipped: END, failed: END }),
        hook: step('message', { channel: 'webhook', purpose: 'service', text: 'To a system', variants: [{ channel: 'sms', text: 'Short' }, { channel: 'webhook', text: 'For machines' }] }, { done: END }),
      },
    ),
    subject: { attributes: { adviser: 'coach' } },
    crowd: [{ id: 'coach' }, { id: 'friend' }],
    context: { reporter: 'friend' },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left member done
      03-02 09:00 resting reporter
      03-02 09:00 left reporter done
      03-02 09:00 resting staff
      03-02 09:00 left staff done
      03-02 09:00 left hook done
      03-02 09:00 ended completed`,
    texts: ['To you', 'To the reporter', 'To the adviser', 'For machines'],
  },
  {
    title: 'a message to an adviser whom the member does not have has failed',
    flow: flow(
      { name: 'Nobody there' },
      {
        staff: step('message', { channel: 'in-app', purpose: 'service', text: 'To the adviser', to: 'staff', waitFor: 'accepted' }, { done: END, skipped: END, failed: 'say' }),
        say: say('You have no adviser'),
      },
    ),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left staff failed
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  },
  {
    title: 'a post to the group can name the member whom it is about',
    flow: flow({ name: 'Welcomed' }, { post: step('group-message', { community: 'class-1', text: 'Welcome {{ member.externalId }}', mentions: 'member' }, { done: END, noCommunity: END }) }),
    subject: { communities: ['class-1'] },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left post done
      03-02 09:00 ended completed`,
  },
  {
    title: 'a message in a run about a community goes to the group, and to nobody’s inbox but that of who reported it',
    flow: flow(
      { name: 'Said to the group', subject: 'community', context: [{ name: 'reporter', type: 'text', required: true }] },
      {
        group: step('message', { channel: 'in-app', purpose: 'reminder', text: 'Good evening, {{ subject.externalId }}' }, { done: 'reporter' }),
        reporter: step('message', { channel: 'in-app', purpose: 'service', text: 'It was said', to: 'reporter' }, { done: END }),
      },
    ),
    subject: { kind: 'community', id: 'class-1' },
    crowd: [{ id: 'friend', communities: ['class-1'] }],
    context: { reporter: 'friend' },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left group done
      03-02 09:00 left reporter done
      03-02 09:00 ended completed`,
    texts: ['It was said'],
    posts: ['Good evening, class-1'],
  },
  {
    title: 'a message in a run about an activity goes to the group that its context names',
    flow: flow(
      { name: 'Said of an activity', subject: 'activity', lanes: 'perRun', context: [{ name: 'community', type: 'text', required: true }] },
      { say: say('It begins') },
    ),
    subject: { kind: 'activity', id: 'lecture-1' },
    context: { community: 'class-1' },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: [],
    posts: ['It begins'],
  },
  ...HELD.map(([whom, purpose, audience, waits]): Scenario => ({
    title: `a hold for ${whom} ${waits ? 'keeps' : 'does not keep'} a message of the purpose ${purpose} from the member`,
    flow: held(purpose, audience),
    subject: { communities: ['class-1'] },
    segments,
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting both
      03-02 09:00 turn both say
      03-02 09:00 resting word
      03-02 09:00 turn both let
      03-02 09:00 resting day${waits ? '' : '\n      03-02 09:00 left word done'}
      03-03 05:00 left day done
      03-03 05:00 resting release
      03-03 05:00 left release done${waits ? '\n      03-03 05:00 left word done' : ''}
      03-03 05:00 left both ended
      03-03 05:00 ended completed`,
  })),
];
