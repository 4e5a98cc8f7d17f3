// Semantics 26, as far as the interpreter decides it: to whom, in which words, and what a step that waits is told.
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { World } from '../simulate/world.ts';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';
import type { MemberFacts } from './facts.ts';

const hour = 3_600_000;
const base = { channel: 'in-app', purpose: 'service', text: 'Hello' } as const;

function play(config: object, member: Partial<MemberFacts> = {}, world: World = {}, context = {}) {
  const program = programOf([step('say', 'message', config, { done: 'after', skipped: null, failed: null }), say('after', 'After')], {
    context: [{ name: 'reporter', type: 'text' }, { name: 'community', type: 'text' }],
  });
  return simulateRun(program, { member: memberOf(member), inputs: [], from: 0, until: 40 * hour, world, context });
}

describe('a hold', () => {
  const offer = { ...base, purpose: 'marketing', waitFor: 'accepted', validFor: { amount: 1, unit: 'days' } } as const;
  const calm = { purposes: ['marketing'], audience: 'member', key: 'calm' } as const;
  const hours = (amount: number) => ({ duration: { amount, unit: 'hours' } });

  /** Held at once; beside it the offer, and after so many hours the release. */
  function held(said: object, releasedAfter: number | null, more: object = {}, world: World = {}) {
    const release = releasedAfter === null ? null : 'while';
    const program = programOf([
      step('hold', 'hold', { ...calm, ...more }, { done: 'both', none: 'both' }),
      step('both', 'parallel', { join: 'all', paths: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }] }, { a: 'say', b: release, done: null }),
      step('say', 'message', said, { done: null, skipped: null, failed: null }),
      step('while', 'wait-duration', hours(releasedAfter ?? 1), { done: 'free' }),
      step('free', 'release', { key: 'calm' }, { done: null, none: null }),
    ]);
    const { trail } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 400 * hour, world });
    const left = trail.find(({ step: id, kind }) => id === 'say' && kind === 'left');
    return left === undefined ? null : [left.at / hour, left.outcome, left.reason.data['why'] ?? null];
  }

  test.each<[string, object, number | null, object, unknown]>([
    ['keeps what it covers until it is released', offer, 5, {}, [5, 'done', null]],
    ['keeps it until it runs out', offer, null, { lasts: { amount: 3, unit: 'hours' } }, [3, 'done', null]],
    ['keeps it for as long as it is worth anything', offer, null, {}, [24, 'skipped', 'held']],
    ['does not keep another purpose', { ...offer, purpose: 'service' }, 5, {}, [0, 'done', null]],
    ['lets the run go on', { ...offer, waitFor: 'queued' }, 5, {}, [0, 'done', null]],
    ['that freezes keeps the run too', { ...offer, waitFor: 'queued' }, 5, { freeze: true }, [5, 'done', null]],
    ['that freezes lets go what was worth nothing by then, and the run with it', { ...offer, waitFor: 'queued' }, null, { freeze: true }, [24, 'done', 'held']],
    ['of an incident that is not there holds nothing', offer, 5, { audience: 'incident' }, [0, 'done', null]],
    ['of others holds nothing here', offer, 5, { audience: 'community', of: 'Elsewhere' }, [0, 'done', null]],
  ])('%s', (_, said, releasedAfter, more, expected) => {
    expect(held(said, releasedAfter, more)).toEqual(expected);
  });

  test('by another key is not ended by this one’s release', () => {
    const other = { kind: 'hold', key: 'other', purposes: ['marketing'], audience: 'everyone', whom: '', until: 9 * hour, freeze: false } as const;
    expect(held(offer, 5, {}, { holds: [other] })).toEqual([9, 'done', null]);
  });

  test('lasts two weeks, unless released, and no longer', () => {
    expect(held({ ...offer, validFor: { amount: 20, unit: 'days' } }, null)).toEqual([14 * 24, 'done', null]);
  });
});

describe('a message', () => {
  test('asks for nothing that its settings do not name', () => {
    expect(play(base).messages[0]).toEqual({ type: 'message', key: 'simulated/say#1', step: 'say', at: 0, ...base });
  });

  test.each<[string, object, object, string | undefined]>([
    ['guardian', { guardian: 'mum' }, {}, 'mum'],
    ['staff', { adviser: 'mei' }, {}, 'mei'],
    ['reporter', {}, { reporter: 'tom' }, 'tom'],
  ])('to the %s goes to whom the member, or the context, names', (to, attributes, context, recipient) => {
    expect(play({ ...base, to }, { attributes: { ...attributes } }, {}, context).messages[0]?.recipient).toBe(recipient);
    const nobody = play({ ...base, to });
    expect([nobody.messages.map(({ text }) => text), linesOf(nobody.trail)[1]]).toEqual([['After'], 'left say done']);
    expect(linesOf(play({ ...base, to, waitFor: 'accepted' }).trail)).toContain('left say failed');
  });

  test.each<[string, string]>([
    ['zh-CN', '你好'],
    ['zh', '你好'],
    ['fr', 'Hello'],
    ['', 'Hello'],
  ])('for a reader of %j says %j', (language, text) => {
    const variants = [{ language: 'zh', text: '你好' }, { channel: 'email', text: 'Dear Sir' }];
    expect(play({ ...base, variants }, { attributes: { language } }).messages[0]?.text).toBe(text);
  });

  test.each<[string, readonly { channel?: string; language?: string; text: string }[]]>([
    ['of any channel', [{ language: 'en', text: 'First' }, { channel: 'in-app', language: 'en', text: 'Second' }]],
    ['of any language', [{ channel: 'in-app', text: 'First' }, { language: 'en', text: 'Second' }]],
  ])('takes the first variant that fits, also where that is one %s', (_, variants) => {
    expect(play({ ...base, variants }, { attributes: { language: 'en' } }).messages[0]?.text).toBe('First');
  });

  test('that is waited for moves the path when it was taken, and tells why it was not', () => {
    expect(linesOf(play({ ...base, waitFor: 'delivered' }).trail)).toEqual(
      ['started', 'resting say', 'left say done', 'left after done', 'ended completed'],
    );
    const withdrawn = play({ ...base, purpose: 'marketing', waitFor: 'accepted' }, { consents: { 'marketing/any': false } });
    expect(withdrawn.trail.find(({ outcome }) => outcome === 'skipped')?.reason).toEqual({ code: 'message.skipped', data: { why: 'withdrawn' } });
  });

  test('that quiet hours hold goes when they end, while it is worth it', () => {
    const world: World = { sending: { ...DEFAULT_POLICY, quietChannels: ['in-app'] } };
    const offer = { ...base, purpose: 'marketing', waitFor: 'accepted' } as const;
    expect(play(offer, {}, world).trail.find(({ step: id, kind }) => id === 'say' && kind === 'left')).toMatchObject({ at: 8 * hour, outcome: 'done' });
    const brief = play({ ...offer, validFor: { amount: 2, unit: 'hours' } }, {}, world);
    expect(brief.trail.find(({ outcome }) => outcome === 'skipped')?.reason.data).toEqual({ why: 'quietHours' });
  });
});

test('a message that its path waits for is withdrawn when the path is ended; what was said before is said', () => {
  const whenever = step('watch', 'whenever', { event: 'asked', mode: 'interrupt', keep: [] }, { scope: 'first', react: null, done: null, interrupted: null });
  const held = { ...base, purpose: 'marketing' } as const;
  const program = programOf([whenever, step('first', 'message', held, { done: 'say' }), step('say', 'message', { ...held, waitFor: 'accepted' }, { done: null, skipped: null, failed: null })]);
  const world: World = { sending: { ...DEFAULT_POLICY, quietChannels: ['in-app'] } };
  const { commands } = simulateRun(program, { member: memberOf(), inputs: [happened('asked', hour, 1)], from: 0, until: 40 * hour, world });
  expect(commands.filter(({ type }) => type === 'withdraw')).toEqual([{ type: 'withdraw', key: 'simulated/say#1' }]);
});

describe('a reply', () => {
  const reply = { ...base, purpose: 'reply' };
  const minutes = (amount: number) => ({ duration: { amount, unit: 'minutes' } });
  /** Said so many minutes after the start, or after the event that came then. */
  function said(after: number, heardAt: number | null) {
    const program = programOf([
      step('wait', 'wait-event', { events: [{ id: 'got', event: 'asked' }], deadline: { type: 'after', duration: { amount: 50, unit: 'minutes' } } }, { got: 'pause', timeout: 'pause' }),
      step('pause', 'wait-duration', minutes(after), { done: 'say' }),
      step('say', 'message', reply, { done: null }),
    ]);
    const inputs = heardAt === null ? [] : [happened('asked', heardAt * 60_000, 1)];
    const { messages, trail } = simulateRun(program, { member: memberOf(), inputs, from: 0, until: 9 * hour });
    return [messages[0]?.purpose, trail.find(({ step: id }) => id === 'say')?.reason.data];
  }

  test('is one within five minutes of what the member did, and later a reminder, which its reason says', () => {
    expect(said(5, 30)).toEqual(['reply', { channel: 'in-app', purpose: 'reply' }]);
    expect(said(6, 30)).toEqual(['reminder', { channel: 'in-app', purpose: 'reminder', late: true }]);
    expect(said(1, null)).toEqual(['reminder', { channel: 'in-app', purpose: 'reminder', late: true }]);
    expect(play(reply).messages[0]?.purpose).toBe('reply');
  });
});

describe('a message in a run that is not about a member', () => {
  const said = (config: object, member: Partial<MemberFacts>, context = {}) => {
    const { commands, messages, trail } = play({ ...base, text: 'Hi {{ subject.externalId }}', ...config }, member, {}, context);
    const posts = commands.flatMap((command) => (command.type === 'postToGroup' && command.step === 'say' ? [[command.key, command.community, command.text, command.mentions]] : []));
    const left = trail.find(({ step: id, kind }) => id === 'say' && kind === 'left');
    return { posts, messages: messages.map(({ step: id, recipient = null }) => [id, recipient]), left: [left?.outcome, left?.reason.code] };
  };
  const group = { kind: 'community', externalId: 'class-7', communities: [] } as const;
  const lecture = { kind: 'activity', externalId: 'lecture-1', communities: [] } as const;

  test('goes to the group as a post to it would, and not to an inbox', () => {
    const posted = { messages: [], left: ['done', 'group.posted'] };
    expect(said({}, group)).toEqual({ ...posted, posts: [['simulated/say#1', 'class-7', 'Hi class-7', 'nobody']] });
    expect(said({ to: 'member' }, lecture, { community: 'village' })).toEqual({ ...posted, posts: [['simulated/say#1', 'village', 'Hi lecture-1', 'nobody']] });
  });

  test('is not said where no group is known, which its reason tells', () => {
    expect(said({}, lecture)).toEqual({ posts: [], messages: [], left: ['done', 'group.none'] });
  });

  test('goes to whoever reported it, who is a person', () => {
    expect(said({ to: 'reporter' }, group, { reporter: 'tom' })).toEqual({ posts: [], messages: [['say', 'tom']], left: ['done', 'message.sent'] });
  });

  test('in the words for the language of the group', () => {
    const variants = [{ language: 'zh', text: '你好' }];
    expect(said({ variants }, { ...group, attributes: { language: 'zh' } }).posts).toEqual([['simulated/say#1', 'class-7', '你好', 'nobody']]);
  });
});

describe('a post to a group', () => {
  const post = (community: string | null, member: Partial<MemberFacts>) => {
    const program = programOf([step('post', 'group-message', { community, text: 'Hi {{ member.externalId }}', mentions: 'member' }, { done: null, noCommunity: null })]);
    const { commands } = simulateRun(program, { member: memberOf(member), inputs: [], from: 0, until: 0 });
    return commands.flatMap((command) => (command.type === 'postToGroup' ? [`${command.community}: ${command.text}`] : []));
  };

  test.each<[string, string | null, Partial<MemberFacts>, string[]]>([
    ['goes where it is told', 'village', { communities: ['advanced'] }, ['village: Hi lin']],
    ['else to the member’s only community', null, { communities: ['advanced'] }, ['advanced: Hi lin']],
    ['to none of several', null, { communities: ['a', 'b'] }, []],
    ['to the community that the run is about', null, { kind: 'community', externalId: 'class-7', communities: [] }, ['class-7: Hi class-7']],
  ])('%s', (_, community, member, posted) => {
    expect(post(community, member)).toEqual(posted);
  });
});

describe('a post to a group', () => {
  const day = 24 * hour;
  const hold = (audience: 'everyone' | 'community' | 'member', whom: string) => ({ key: 'calm', purposes: ['reminder'] as const, audience, whom, until: 14 * day, freeze: false });
  const posted = (world: World, purpose?: string) => {
    const config = { community: 'village', text: 'Hello', mentions: 'nobody', ...(purpose === undefined ? {} : { purpose }) };
    const program = programOf([
      step('post', 'group-message', config, { done: 'wait' }),
      step('wait', 'wait-duration', { duration: { amount: 2, unit: 'hours' } }, { done: 'free' }),
      step('free', 'release', { key: 'calm' }, { done: null, none: null }),
    ]);
    return simulateRun(program, { member: memberOf({ zone: 'UTC', externalId: 'lin' }), inputs: [], from: 0, until: 3 * day, world }).posted.map(({ status, at, why }) => [status, at, why]);
  };

  test.each([
    ['everyone', '', [['sent', 2 * hour, 'held']]],
    ['community', 'village', [['sent', 2 * hour, 'held']]],
    ['community', 'town', [['sent', 0, null]]],
    ['member', 'lin', [['sent', 0, null]]],
  ] as const)('that is on hold for %s %s: %j', (audience, whom, expected) => {
    expect(posted({ holds: [hold(audience, whom)] }, 'reminder')).toEqual(expected);
  });

  test('of another purpose, or of a program from before posts had one, is not held; what is held for more than a day is not posted', () => {
    const holds = [{ ...hold('everyone', ''), key: 'other' }];
    expect(posted({ holds }, 'service')).toEqual([['sent', 0, null]]);
    expect(posted({ holds })).toEqual([['sent', 0, null]]);
    expect(posted({ holds }, 'reminder')).toEqual([['skipped', day, 'held']]);
  });

  test('waits for quiet hours where the inbox has some, and asks nobody’s consent', () => {
    const sending = { quietHours: { from: '21:00', to: '08:00' }, quietChannels: ['in-app'], needsConsent: ['reminder'], caps: { reminder: { perDay: 0 } } } as const;
    expect(posted({ sending }, 'reminder')).toEqual([['sent', 8 * hour, 'quietHours']]);
    expect(posted({ sending }, 'service')).toEqual([['sent', 0, null]]);
  });
});
