// Which fixed times of a flow quiet hours would hold, and which messages have nothing to leave by.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { exampleFlow } from '../document/example-flow.ts';
import type { FlowDocument, FlowEdge, FlowStep } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';
import { DEFAULT_POLICY, type SendingPolicy } from '../sending/sending-policy.ts';
import type { SendingAround } from './check-sending.ts';
import { validate } from './validate.ts';

const catalog = createCatalog();
const step = (id: string, type: string, config: JsonObject): FlowStep => ({ id, type, version: 1, config, ends: [] });
const say = (id: string, purpose = 'reminder', channel = 'email') => step(id, 'message', { channel, purpose, text: 'Hello' });
const at = (id: string, time: string) => step(id, 'wait-time', { time, weekdays: [1, 2, 3, 4, 5, 6, 7] });
const line = (from: string, outcome: string, to: string): FlowEdge => ({ from, outcome, to });

function found(steps: readonly FlowStep[], edges: readonly FlowEdge[], around: SendingAround = { sending: DEFAULT_POLICY }, more: Partial<FlowDocument> = {}): readonly string[] {
  const flow = { ...exampleFlow(), start: steps[0]?.id ?? null, steps, edges, ...more };
  return validate(flow, catalog, around)
    .filter(({ code }) => code.startsWith('message.'))
    .map(({ code, step: of, severity, data }) => `${severity} ${of} ${code.slice(8)} ${Object.values(data).join(' ')}`.trim());
}

const waits = (time: string, purpose?: string, channel?: string, policy: Partial<SendingPolicy> = {}) =>
  found([at('wait', time), say('say', purpose, channel)], [line('wait', 'done', 'say')], { sending: { ...DEFAULT_POLICY, ...policy } });

test.each<[string, readonly string[], readonly string[]]>([
  ['in quiet hours', waits('22:00'), ['warning say quietTime 22:00 08:00']],
  ['at their first minute', waits('21:00'), ['warning say quietTime 21:00 08:00']],
  ['at their end, which is free', waits('08:00'), []],
  ['in those of minors only', waits('20:30'), ['warning say quietForMinors 20:30 08:00']],
  ['with what minors do not get at all', waits('20:30', 'marketing'), []],
  ['with what was enrolled for', waits('22:00', 'programme'), []],
  ['by a channel that disturbs nobody', waits('22:00', 'reminder', 'in-app'), []],
  ['without quiet hours', waits('22:00', 'reminder', 'email', { quietHours: null, quietHoursOfMinors: null }), []],
])('a fixed time %s', (_, problems, expected) => {
  expect(problems).toEqual(expected);
});

test('what is said to many is asked the same as what is said to one', () => {
  const many = (config: JsonObject) => step('tell', 'broadcast', { audience: { from: 'all', of: '' }, purpose: 'reminder', text: 'Hello', ...config });
  expect(found([at('wait', '22:00'), many({ channel: 'email' })], [line('wait', 'done', 'tell')])).toEqual(['warning tell quietTime 22:00 08:00']);
  expect(found([many({ channel: 'email' })], [], { accounts: [] })).toEqual(['warning tell noAccount email']);
  expect(found([many({})], [], { accounts: [] })).toEqual([]);
});

test('what is written for a channel that nobody has set up is named, for nobody would read it', () => {
  const variants = (...channels: readonly string[]) => ({ channel: 'email', purpose: 'service', text: 'Hello', variants: channels.map((channel) => ({ channel, text: 'Hi' })) });
  const email = [{ id: 'school', kind: 'email', isStopped: false }];
  const told = (config: JsonObject, around: SendingAround) => found([step('say', 'message', config)], [], around);
  expect(told(variants('sms', 'webhook', 'email', 'in-app'), { accounts: email })).toEqual(['warning say variantNoAccount sms', 'warning say variantNoAccount webhook']);
  // Where the accounts are not known: by text message nothing sends anywhere.
  expect(told(variants('sms', 'webhook'), {})).toEqual(['warning say variantNoAccount sms']);
  expect(told({ ...variants(), variants: [{ language: 'zh', text: '你好' }] }, { accounts: email })).toEqual([]);
  expect(found([step('tell', 'broadcast', { audience: { from: 'all', of: '' }, ...variants('sms') })], [], { accounts: email })).toEqual(['warning tell variantNoAccount sms']);
});

test('a question is sent too, by the inbox and as a service unless it says otherwise', () => {
  const ask = (config: JsonObject) => step('ask', 'ask', { kind: 'text', question: 'Well?', variable: 'words', by: 'page', deadline: null, ...config });
  expect(found([at('wait', '22:00'), ask({ channel: 'email', purpose: 'reminder' })], [line('wait', 'done', 'ask')])).toEqual(['warning ask quietTime 22:00 08:00']);
  expect(found([ask({ channel: 'email' })], [], { accounts: [] })).toEqual(['warning ask noAccount email']);
  expect(found([ask({})], [], { accounts: [], sending: DEFAULT_POLICY })).toEqual([]);
});

test('a post to a group waits for quiet hours where the inbox has some, and is of no age', () => {
  const post = (config: JsonObject) => step('post', 'group-message', { community: 'village', text: 'Hello', mentions: 'nobody', ...config });
  const posts = (time: string, config: JsonObject, quietChannels: SendingPolicy['quietChannels']) =>
    found([at('wait', time), post(config)], [line('wait', 'done', 'post')], { accounts: [], sending: { ...DEFAULT_POLICY, quietChannels } });
  expect(posts('22:00', { purpose: 'reminder' }, ['in-app'])).toEqual(['warning post quietTime 22:00 08:00']);
  expect(posts('22:00', { purpose: 'reminder' }, ['email'])).toEqual([]);
  expect(posts('22:00', {}, ['in-app'])).toEqual([]);
  expect(posts('20:30', { purpose: 'reminder' }, ['in-app'])).toEqual([]);
});

test('every fixed time that leads to a message counts, as far as no step lets time pass', () => {
  const tag = step('tag', 'tag', { add: ['late'], remove: [] });
  const pause = step('pause', 'wait-duration', { duration: { amount: 12, unit: 'hours' } });
  expect(found([at('wait', '22:00'), tag, say('say'), pause, say('after')], [
    line('wait', 'done', 'tag'), line('tag', 'done', 'say'), line('say', 'done', 'pause'), line('pause', 'done', 'after'),
  ])).toEqual(['warning say quietTime 22:00 08:00']);
});

test('a programme’s opening, reminders and close, a deadline at a time, and a schedule count', () => {
  const programme = step('days', 'programme', {
    turns: 3, opens: { time: '06:00', weekdays: [1] }, closes: '22:00', graceMinutes: 90, remindsAt: ['12:00', '21:30'], met: { event: 'checked_in' }, leaveAfterMissed: null,
  });
  const listen = step('listen', 'wait-event', { events: [{ id: 'came', event: 'x' }], deadline: { type: 'at', time: '23:15', weekdays: [1] } });
  expect(found([programme, say('open'), say('remind'), say('missed'), say('met'), listen, say('late')], [
    line('days', 'open', 'open'), line('days', 'remind', 'remind'), line('days', 'missed', 'missed'), line('days', 'met', 'met'), line('days', 'done', 'listen'), line('listen', 'timeout', 'late'),
  ])).toEqual([
    'warning open quietTime 06:00 08:00', 'warning remind quietTime 21:30 08:00', 'warning missed quietTime 23:30 08:00', 'warning late quietTime 23:15 08:00',
  ]);
  const nightly = { type: 'schedule' as const, cron: '5 23 * * *', catchUp: 'skip' as const, audience: { from: 'all' as const, of: '', ids: [] } };
  expect(found([say('say')], [], { sending: DEFAULT_POLICY }, { triggers: [nightly] })).toEqual(['warning say quietTime 23:05 08:00']);
});

test('a message by a channel without an account, by one that is not there, or by one that is stopped, is a warning beside its step', () => {
  const named = step('named', 'message', { channel: 'email', purpose: 'service', text: 'Hello', account: 'other' });
  const of = (...accounts: SendingAround['accounts'] & object) => found([say('say'), named], [line('say', 'done', 'named')], { accounts });
  expect(of()).toEqual(['warning say noAccount email', 'warning named unknownAccount other email']);
  expect(of({ id: 'mail', kind: 'email', isStopped: false })).toEqual(['warning named unknownAccount other email']);
  expect(of({ id: 'other', kind: 'email', isStopped: true })).toEqual(['warning say stoppedAccount other', 'warning named stoppedAccount other']);
  expect(found([say('say')], [], {})).toEqual([]);
});
