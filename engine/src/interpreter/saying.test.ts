// Semantics 26, as far as the interpreter decides it: to whom, in which words, and what a step that waits is told.
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { World } from '../simulate/world.ts';
import { linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';
import type { MemberFacts } from './facts.ts';

const hour = 3_600_000;
const base = { channel: 'in-app', purpose: 'service', text: 'Hello' } as const;

function play(config: object, member: Partial<MemberFacts> = {}, world: World = {}, context = {}) {
  const program = programOf([step('say', 'message', config, { done: 'after', skipped: null, failed: null }), say('after', 'After')], {
    context: [{ name: 'reporter', type: 'text' }],
  });
  return simulateRun(program, { member: memberOf(member), inputs: [], from: 0, until: 40 * hour, world, context });
}

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
