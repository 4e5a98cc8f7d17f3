import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMinorAt, type KnownOfRecipient, maySend, NOTHING_KNOWN, type SendVerdict, type WantedSend } from './may-send.ts';
import { DEFAULT_POLICY, type Purpose, type SendingPolicy } from './sending-policy.ts';

const zone = 'Asia/Shanghai';
const at = (local: string) => Date.parse(`2026-03-04T${local}:00+08:00`);
const day = 86_400_000;
const send: SendVerdict = { type: 'send' };

function verdict(wanted: Partial<WantedSend>, known: Partial<KnownOfRecipient> = {}, policy: Partial<SendingPolicy> = {}): SendVerdict {
  const moment = wanted.at ?? at('12:00');
  return maySend(
    { purpose: 'marketing', channel: 'sms', validUntil: moment + day, zone, ...wanted, at: moment },
    { ...NOTHING_KNOWN, ...known },
    { ...DEFAULT_POLICY, ...policy },
  );
}

describe('quiet hours', () => {
  test.each<[string, Partial<WantedSend>, SendVerdict]>([
    ['bind from their first instant', { at: at('21:00') }, { type: 'wait', until: at('08:00') + day, why: 'quietHours' }],
    ['not before it', { at: at('20:59') }, send],
    ['until their last, which is free', { at: at('08:00') }, send],
    ['after midnight they end the same day', { at: at('03:00') }, { type: 'wait', until: at('08:00'), why: 'quietHours' }],
    ['bind reminders', { at: at('22:00'), purpose: 'reminder' }, { type: 'wait', until: at('08:00') + day, why: 'quietHours' }],
    ['not what was enrolled for', { at: at('22:00'), purpose: 'programme' }, send],
    ['nor a reply', { at: at('22:00'), purpose: 'reply' }, send],
    ['nor service', { at: at('22:00'), purpose: 'service' }, send],
    ['nor a crisis', { at: at('22:00'), purpose: 'crisis' }, send],
    ['nor an inbox that disturbs nobody', { at: at('22:00'), channel: 'in-app' }, send],
    ['outlast what is worth nothing by then', { at: at('22:00'), validUntil: at('23:00') }, { type: 'skip', why: 'quietHours' }],
    ['are the recipient’s own', { at: at('22:00'), zone: 'Europe/London' }, send],
  ])('%s', (_, wanted, expected) => {
    expect(verdict(wanted)).toEqual(expected);
  });

  test('begin earlier for minors', () => {
    const reminder = { at: at('20:30'), purpose: 'reminder' } as const;
    expect(verdict(reminder)).toEqual(send);
    expect(verdict(reminder, { isMinor: true })).toMatchObject({ type: 'wait', why: 'quietHours' });
  });
});

describe('consent', () => {
  test.each<[string, Purpose, Record<string, boolean>, Partial<SendingPolicy>, SendVerdict]>([
    ['that was withdrawn stops it', 'marketing', { 'marketing/any': false }, {}, { type: 'skip', why: 'withdrawn' }],
    ['for another purpose does not', 'marketing', { 'reminder/any': false }, {}, send],
    ['for the channel goes before that for all', 'marketing', { 'marketing/any': false, 'marketing/sms': true }, {}, send],
    ['is not asked for unless the workspace says so', 'marketing', {}, {}, send],
    ['that is needed and was never given stops it', 'marketing', {}, { needsConsent: ['marketing'] }, { type: 'skip', why: 'noConsent' }],
    ['that is needed and was given lets it go', 'marketing', { 'marketing/any': true }, { needsConsent: ['marketing'] }, send],
    ['cannot be withdrawn from a service', 'service', { 'service/any': false }, {}, send],
  ])('%s', (_, purpose, consents, policy, expected) => {
    expect(verdict({ purpose }, { consents }, policy)).toEqual(expected);
  });
});

describe('caps', () => {
  const caps = { marketing: { perDay: 2, perWeek: 3 } };
  test.each<[string, Partial<WantedSend>, Partial<KnownOfRecipient>, SendVerdict]>([
    ['leave room below them', {}, { sentToday: 1, sentThisWeek: 2 }, send],
    ['make the next one wait until tomorrow', {}, { sentToday: 2, sentThisWeek: 2 }, { type: 'wait', until: at('00:00') + day, why: 'capped' }],
    // 2026-03-04 is a Wednesday.
    ['of a week, until Monday', { validUntil: at('12:00') + 9 * day }, { sentToday: 0, sentThisWeek: 3 }, { type: 'wait', until: at('00:00') + 5 * day, why: 'capped' }],
    ['skip what is worth nothing by then', { validUntil: at('18:00') }, { sentToday: 2, sentThisWeek: 2 }, { type: 'skip', why: 'capped' }],
    ['of one purpose do not bind another', { purpose: 'reminder' }, { sentToday: 9, sentThisWeek: 9 }, send],
  ])('%s', (_, wanted, known, expected) => {
    expect(verdict(wanted, known, { caps })).toEqual(expected);
  });

  test.each(['programme', 'service', 'crisis', 'reply'] as const)('do not bind %s, whatever somebody has set', (purpose) => {
    expect(verdict({ purpose }, { sentToday: 9, sentThisWeek: 9 }, { caps: { [purpose]: { perDay: 1 } } })).toEqual(send);
  });
});

test('a hold keeps what it covers until it ends, and nothing else', () => {
  const holds = [{ key: 'incident-7', purposes: ['marketing' as const], until: at('18:00') }];
  expect(verdict({}, { holds })).toEqual({ type: 'wait', until: at('18:00'), why: 'held' });
  expect(verdict({ purpose: 'service' }, { holds })).toEqual(send);
  expect(verdict({ at: at('18:00') }, { holds })).toEqual(send);
});

test('holds by two keys last until both are released or run out, and what is worth nothing by then is skipped for that', () => {
  const purposes = ['marketing' as const];
  const holds = [{ key: 'incident-7', purposes, until: at('18:00') }, { key: 'incident-8', purposes, until: at('20:00') }];
  expect(verdict({}, { holds })).toEqual({ type: 'wait', until: at('20:00'), why: 'held' });
  // A release may come before: it waits for as long as it is worth anything.
  expect(verdict({ validUntil: at('15:00') }, { holds })).toEqual({ type: 'wait', until: at('15:00'), why: 'held' });
  expect(verdict({ at: at('15:00'), validUntil: at('15:00') }, { holds })).toEqual({ type: 'skip', why: 'held' });
  expect(verdict({ at: at('15:00'), validUntil: at('15:00') })).toEqual({ type: 'skip', why: 'expired' });
});

test('a message waits behind the one before it', () => {
  expect(verdict({ purpose: 'service' }, { behind: at('18:00') })).toEqual({ type: 'wait', until: at('18:00'), why: 'behind' });
});

test('marketing refuses minors, whose age the attributes tell', () => {
  expect(verdict({}, { isMinor: true })).toEqual({ type: 'skip', why: 'minor' });
  const now = at('12:00');
  expect(isMinorAt({ birthday: '2008-03-04' }, zone, now, true)).toBe(false);
  expect(isMinorAt({ birthday: '2008-03-05' }, zone, now, false)).toBe(true);
  expect(isMinorAt({ isMinor: true, birthday: '1980-01-01' }, zone, now, false)).toBe(true);
  expect([isMinorAt({}, zone, now, true), isMinorAt({}, zone, now, false)]).toEqual([true, false]);
});

test('whatever waits is asked again later, and sent or skipped in the end', () => {
  const purposes = fc.constantFrom<Purpose>('marketing', 'reminder', 'programme', 'service', 'crisis', 'reply');
  const known = fc.record({ sentToday: fc.nat(3), sentThisWeek: fc.nat(5), isMinor: fc.boolean() });
  fc.assert(
    fc.property(purposes, fc.nat(14 * 24 * 60), fc.constantFrom(zone, 'America/New_York'), known, (purpose, minute, where, one) => {
      let now = at('00:00') + minute * 60_000;
      const validUntil = now + 10 * day;
      for (let asked = 0; asked < 20; asked++) {
        const said = maySend(
          { purpose, channel: 'sms', at: now, validUntil, zone: where },
          // Another day brings room: the counts are those of the first.
          { ...NOTHING_KNOWN, ...one, ...(asked === 0 ? {} : { sentToday: 0, sentThisWeek: 0 }) },
          { ...DEFAULT_POLICY, caps: { marketing: { perDay: 2, perWeek: 4 } } },
        );
        if (said.type !== 'wait') return true;
        expect(said.until).toBeGreaterThan(now);
        now = said.until;
      }
      return false;
    }),
  );
});
