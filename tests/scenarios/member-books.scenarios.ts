// Every standing of a member that a step can change: tiers, consents, memberships, attributes of each kind.
import { END, flow, step } from '@sopwith/engine';
import { say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const span = { start: '2026-03-02 09:00', until: '2026-03-03 09:00' } as const;

/** Steps in a row, the last of which leads to `end`. */
function inRow(name: string, list: readonly (readonly [id: string, type: string, config: object])[], end: object) {
  const rows = list.map(([id, type, config], n) => [id, step(type, config as never, { done: list[n + 1]?.[0] ?? 'end' } as never)] as const);
  return flow({ name }, Object.fromEntries([...rows, ['end', end]]) as never);
}

const LADDERS = { lifecycle: ['prospect', 'trial', 'paying', 'loyal'], activity: ['lurker', 'active', 'kol'] } as const;
const rungs = Object.entries(LADDERS).flatMap(([ladder, tiers]) => tiers.map((tier) => [tier, 'tier', { ladder, tier, onlyUp: false }] as const));
const agreements = (['withdraw', 'grant'] as const).flatMap((change) =>
  (['marketing', 'reminder', 'programme'] as const).flatMap((purpose) =>
    (['any', 'in-app', 'email', 'sms', 'webhook'] as const).map((channel) => [`${change}-${purpose}-${channel}`, 'consent', { purpose, channel, change }] as const),
  ),
);

export const memberBookScenarios: readonly Scenario[] = [
  {
    title: 'a member climbs both ladders rung by rung, and stands on the last of each',
    flow: inRow('Ladders', rungs, say('{{ member.lifecycle }}, {{ member.activity }}')),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left prospect done
      03-02 09:00 left trial done
      03-02 09:00 left paying done
      03-02 09:00 left loyal done
      03-02 09:00 left lurker done
      03-02 09:00 left active done
      03-02 09:00 left kol done
      03-02 09:00 left end done
      03-02 09:00 ended completed`,
    texts: ['loyal, kol'],
  },
  {
    title: 'who has taken back every consent and then given each again can be written to',
    flow: inRow('Consents', agreements, step('message', { channel: 'in-app', purpose: 'marketing', text: 'An offer', waitFor: 'accepted' }, { done: END, skipped: END, failed: END })),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left withdraw-marketing-any done
      03-02 09:00 left withdraw-marketing-in-app done
      03-02 09:00 left withdraw-marketing-email done
      03-02 09:00 left withdraw-marketing-sms done
      03-02 09:00 left withdraw-marketing-webhook done
      03-02 09:00 left withdraw-reminder-any done
      03-02 09:00 left withdraw-reminder-in-app done
      03-02 09:00 left withdraw-reminder-email done
      03-02 09:00 left withdraw-reminder-sms done
      03-02 09:00 left withdraw-reminder-webhook done
      03-02 09:00 left withdraw-programme-any done
      03-02 09:00 left withdraw-programme-in-app done
      03-02 09:00 left withdraw-programme-email done
      03-02 09:00 left withdraw-programme-sms done
      03-02 09:00 left withdraw-programme-webhook done
      03-02 09:00 left grant-marketing-any done
      03-02 09:00 left grant-marketing-in-app done
      03-02 09:00 left grant-marketing-email done
      03-02 09:00 left grant-marketing-sms done
      03-02 09:00 left grant-marketing-webhook done
      03-02 09:00 left grant-reminder-any done
      03-02 09:00 left grant-reminder-in-app done
      03-02 09:00 left grant-reminder-email done
      03-02 09:00 left grant-reminder-sms done
      03-02 09:00 left grant-reminder-webhook done
      03-02 09:00 left grant-programme-any done
      03-02 09:00 left grant-programme-in-app done
      03-02 09:00 left grant-programme-email done
      03-02 09:00 left grant-programme-sms done
      03-02 09:00 left grant-programme-webhook done
      03-02 09:00 resting end
      03-02 09:00 left end done
      03-02 09:00 ended completed`,
    texts: ['An offer'],
  },
  {
    title: 'who is taken out of a community is in it no more, and leaves where they were not by the same way',
    flow: flow(
      { name: 'Out' },
      {
        out: step('move', { mode: 'leave', community: 'village', from: null, deadline: null }, { done: 'again' }),
        again: step('move', { mode: 'leave', community: 'village', from: null, deadline: null }, { done: 'still' }),
        still: step('branch', { cases: [{ id: 'in', name: 'In', when: { type: 'community', community: 'village' } }] }, { in: END, otherwise: 'paid' }),
        paid: step('attribute', { name: 'paid', value: true }, { done: 'kind' }),
        kind: step('switch', { from: 'attribute', name: 'paid', cases: [{ id: 'yes', name: 'Yes', equals: true }] }, { yes: 'bye', otherwise: END }),
        bye: say('Out, and paid'),
      },
    ),
    subject: { communities: ['village', 'class-1'] },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting out
      03-02 09:00 left out done
      03-02 09:00 resting again
      03-02 09:00 left again done
      03-02 09:00 left still otherwise
      03-02 09:00 left paid done
      03-02 09:00 left kind yes
      03-02 09:00 left bye done
      03-02 09:00 ended completed`,
  },
];
