// A message to all: whom it reached, and who got nothing and why.
import { flow, step } from '@sopwith/engine';
import { crowd, ofClass, start, subject } from './one-class.ts';
import { days, hours, say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

export const broadcastScenarios: readonly Scenario[] = [
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
];
