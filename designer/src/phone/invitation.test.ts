import type { Phone } from '@sopwith/server/contract';
import { expect, test } from 'vitest';
import { answerTo, type Invitation } from './invitation.ts';

const event = (id: string, name: string, community: string, until: number | null = null): Phone['entries'][number] => ({
  type: 'event', id, at: 0, event: name, properties: { community, until },
});
const invited = event('1', '$community.invited', 'village', 100) as Invitation;

test.each([
  ['nothing came after it', [], 99, 'open'],
  ['its time is up', [], 100, 'over'],
  ['the member accepted', [event('2', 'community.accepted', 'village')], 200, 'accepted'],
  ['the member came in by another way', [event('2', 'community.joined', 'village')], 50, 'accepted'],
  ['the member declined', [event('2', 'community.declined', 'village')], 50, 'declined'],
  ['another community was answered', [event('2', 'community.accepted', 'town')], 50, 'open'],
  ['it was sent again', [event('2', '$community.invited', 'village', 500)], 50, 'over'],
] as const)('where %s', (_, after, now, answer) => expect(answerTo(invited, [invited, ...after], now)).toBe(answer));

test('an answer before it is none', () =>
  expect(answerTo(invited, [event('0', 'community.declined', 'village'), invited], 50)).toBe('open'));
