// The steps that write to a member's books, and those that claim what others want too.
import { describe, expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { World } from '../simulate/world.ts';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';
import type { MemberFacts } from './facts.ts';
import type { Input } from './input.ts';

const hour = 3_600_000;

function play(type: string, config: object, member: Partial<MemberFacts> = {}, world: World = {}, inputs: readonly Input[] = []) {
  const outcomes = ['done', 'tooFew', 'notMember', 'granted', 'soldOut', 'already', 'expired', 'accepted', 'declined', 'full', 'timeout'];
  const program = programOf([step('one', type, config, Object.fromEntries(outcomes.map((id) => [id, null])))]);
  const played = simulateRun(program, { member: memberOf(member), inputs, from: 0, until: 10 * hour, world });
  const outcome = played.trail.find(({ kind, step: id }) => kind === 'left' && id === 'one')?.outcome;
  const reason = played.trail.find(({ kind, step: id }) => kind === 'left' && id === 'one')?.reason.code;
  const written = played.commands.flatMap((command) => (['record', 'ended', 'listen', 'unlisten'].includes(command.type) ? [] : [command.type]));
  return { ...played, outcome, reason, written };
}

describe('a tier', () => {
  test.each<[string, string | undefined, boolean, string, string | undefined]>([
    ['is set where there was none', undefined, true, 'tier.changed', 'paying'],
    ['goes up', 'trial', true, 'tier.changed', 'paying'],
    ['stays where it is higher already', 'loyal', true, 'tier.kept', 'loyal'],
    ['goes down where it may', 'loyal', false, 'tier.changed', 'paying'],
    ['is not written twice', 'paying', false, 'tier.kept', 'paying'],
    ['that no ladder knows stands below the first rung', 'vip', true, 'tier.changed', 'paying'],
  ])('%s', (_, lifecycle, onlyUp, reason, after) => {
    const tiers = lifecycle === undefined ? {} : { lifecycle };
    const played = play('tier', { ladder: 'lifecycle', tier: 'paying', onlyUp }, { tiers });
    expect([played.reason, played.member.tiers.lifecycle]).toEqual([reason, after]);
  });
});

describe('points', () => {
  test.each<[string, object, Record<string, number> | undefined, string, Record<string, number> | undefined]>([
    ['begin at nothing', { amount: 5, reason: 'r' }, undefined, 'done', { points: 5 }],
    ['add up', { amount: 5, reason: 'r' }, { points: 3 }, 'done', { points: 8 }],
    ['are kept by account', { amount: 5, reason: 'r', account: 'stars' }, { points: 3 }, 'done', { points: 3, stars: 5 }],
    ['may fall below nothing', { amount: -5, reason: 'r' }, { points: 3 }, 'done', { points: -2 }],
    ['are not taken where there are too few', { amount: -5, reason: 'r', onlyIfEnough: true }, { points: 4 }, 'tooFew', { points: 4 }],
    ['are taken to the last', { amount: -5, reason: 'r', onlyIfEnough: true }, { points: 5 }, 'done', { points: 0 }],
  ])('%s', (_, config, points, outcome, after) => {
    const played = play('points', config, points === undefined ? {} : { points });
    expect([played.outcome, played.member.points]).toEqual([outcome, after]);
  });

  test('are there for the next step of the same run, in its conditions and its texts', () => {
    const program = programOf([
      step('give', 'points', { amount: 10, reason: 'day {{ context.day }}' }, { done: 'enough' }),
      step(
        'enough',
        'branch',
        { cases: [{ id: 'yes', name: 'Yes', when: { type: 'compare', left: { type: 'points' }, op: 'gte', right: { type: 'value', value: 15 } } }] },
        { yes: 'say', otherwise: null },
      ),
      say('say', 'You have {{ member.points }}'),
    ]);
    const { messages, commands } = simulateRun(program, { member: memberOf({ points: { points: 5 } }), inputs: [], from: 0, until: 0 });
    expect(messages.map(({ text }) => text)).toEqual(['You have 15']);
    expect(commands).toContainEqual({ type: 'addPoints', key: 'simulated/give#1', at: 0, account: 'points', delta: 10, reason: 'day ' });
  });
});

describe('badges and titles', () => {
  test.each<[string, object, Partial<MemberFacts>, string[], Partial<MemberFacts>]>([
    ['a badge is given', { kind: 'badge', name: 'B', change: 'give' }, {}, ['giveBadge'], { badges: ['B'] }],
    ['one that is there is not given again', { kind: 'badge', name: 'B', change: 'give' }, { badges: ['B'] }, [], { badges: ['B'] }],
    ['a badge is taken back', { kind: 'badge', name: 'B', change: 'take' }, { badges: ['A', 'B'] }, ['takeBadge'], { badges: ['A'] }],
    ['a new title takes the place of the old', { kind: 'title', name: 'T', change: 'give' }, { title: 'S' }, ['setTitle'], { title: 'T' }],
    ['taking back a title leaves another one', { kind: 'title', name: 'T', change: 'take' }, { title: 'S' }, [], { title: 'S' }],
  ])('%s', (_, config, member, written, after) => {
    const played = play('badge', config, member);
    expect(played.written).toEqual(written);
    expect(played.member).toMatchObject(after);
  });
});

describe('a role', () => {
  test('is only for who is in the community', () => {
    expect(play('role', { community: 'village', role: 'assistant' }).outcome).toBe('notMember');
    expect(play('role', { community: 'village', role: 'assistant' }, { communities: ['village'] }).member.roles).toEqual({ village: 'assistant' });
    expect(play('role', { community: 'village', role: null }, { communities: ['village'], roles: { village: 'x' } }).member.roles).toEqual({});
  });
});

test('a consent is kept by purpose and channel', () => {
  const { member } = play('consent', { purpose: 'marketing', channel: 'any', change: 'withdraw' }, { consents: { 'marketing/email': true } });
  expect(member.consents).toEqual({ 'marketing/email': true, 'marketing/any': false });
});

describe('a grant', () => {
  const coupon = { kind: 'coupon', item: 'coupon', once: true, validFor: { amount: 1, unit: 'days' } };
  test.each<[string, World, string]>([
    ['of an item without a stock never sells out', {}, 'granted'],
    ['takes the last one', { stock: { coupon: { left: 1 } } }, 'granted'],
    ['finds nothing left', { stock: { coupon: { left: 0 } } }, 'soldOut'],
    ['comes after the offer ended', { stock: { coupon: { left: 5, endsAt: 0 } } }, 'expired'],
    ['is given once', { granted: { coupon: { code: 'X', expiresAt: null } } }, 'already'],
  ])('%s', (_, world, outcome) => {
    const played = play('grant', coupon, {}, world);
    expect([played.outcome, played.run.status]).toEqual([outcome, 'ended']);
    expect(played.commands.some((command) => command.type === 'emit' && command.event === '$granted')).toBe(outcome === 'granted');
  });

  test('leaves its code and its last day for the texts that follow', () => {
    const { run } = play('grant', coupon);
    expect(run.variables).toEqual({ grantCode: expect.stringMatching(/^[0-9A-F]{10}$/), grantExpiresOn: '1970-01-02' });
  });
});

describe('an invitation', () => {
  const invite = { mode: 'invite', community: 'advanced', from: 'village', deadline: { amount: 3, unit: 'hours' } };
  const member = { communities: ['village'] };
  const says = (event: string, community = 'advanced', at = hour) => happened(event, at, 1, { community });

  test('that is accepted moves the member from one community to the other', () => {
    const played = play('move', invite, member, {}, [says('community.accepted')]);
    expect([played.outcome, played.member.communities]).toEqual(['accepted', ['advanced']]);
    expect(played.written).toEqual(['emit', 'request', 'left', 'joined']);
  });

  test.each<[string, Input[], World, string]>([
    ['declined', [says('community.declined')], {}, 'declined'],
    ['answered for another community', [says('community.accepted', 'other')], {}, 'timeout'],
    ['answered exactly at the deadline, which is too late', [says('community.accepted', 'advanced', 3 * hour)], {}, 'timeout'],
    ['accepted when the last seat is gone', [says('community.accepted')], { seats: { advanced: 0 } }, 'full'],
    ['accepted by coming in some other way', [says('community.joined')], {}, 'accepted'],
  ])('that is %s', (_, inputs, world, outcome) => {
    expect(play('move', invite, member, world, inputs).outcome).toBe(outcome);
  });

  test('is not sent to who is in already', () => {
    expect(play('move', { ...invite, from: null }, { communities: ['advanced'] }).written).toEqual([]);
  });
});

test('a member is added or taken out at once', () => {
  const add = play('move', { mode: 'add', community: 'advanced', from: null, deadline: null });
  expect([add.outcome, add.member.communities]).toEqual(['done', ['advanced']]);
  const full = play('move', { mode: 'add', community: 'advanced', from: null, deadline: null }, {}, { seats: { advanced: 0 } });
  expect([full.outcome, full.member.communities]).toEqual(['full', []]);
  const out = play('move', { mode: 'leave', community: 'village', from: null, deadline: null }, { communities: ['village'] });
  expect([out.outcome, out.member.communities, linesOf(out.trail).at(-1)]).toEqual(['done', [], 'ended completed']);
});
