import { describe, expect, it } from 'vitest';
import { createCatalog, describeStep, outcomesOf } from '../catalog/catalog.ts';
import type { JsonObject } from '../json.ts';
import { LANGS } from '../words/lang.ts';
import { builtinSteps } from './builtin-steps.ts';
import { isObject } from './named-outcomes.ts';

const catalog = createCatalog();
const daily = [1, 2, 3, 4, 5, 6, 7];
const ids = (type: string, config: JsonObject) => outcomesOf(catalog, { type, config }).map(({ id }) => id);

describe('every builtin step type', () => {
  it.each(builtinSteps.map((type) => [type.manifest.type, type.manifest] as const))(
    '%s tells a form and a palette all they need, in both languages',
    (_, manifest) => {
      const texts = [manifest.title, manifest.help, ...manifest.outcomes.map(({ title }) => title)];
      for (const text of texts) for (const lang of LANGS) expect(text[lang]).toBeTruthy();
      const { properties } = manifest.config;
      expect(isObject(properties)).toBe(true);
      for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
        expect(property, name).toMatchObject({ title: { zh: expect.stringMatching(/[一-鿿]/), en: expect.stringMatching(/^[A-Z]/) } });
      }
      expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
    },
  );

  it.each(builtinSteps.map((type) => [type.manifest.type, type] as const))(
    '%s starts with settings of the right shape, which lack only what a person must decide',
    (_, type) => {
      const codes = new Set(type.check(type.manifest.initial).map(({ code }) => code));
      expect([...codes].filter((code) => code !== 'value.empty' && code !== 'tag.none')).toEqual([]);
      expect(JSON.stringify(type.manifest.initial)).not.toMatch(/[一-鿿]/);
    },
  );

  it('starts with what the language takes where nobody says otherwise: a past date is skipped, a message is queued, an event is the run’s own', () => {
    expect(catalog.types.get('wait-date')?.manifest.initial).toMatchObject({ ifPast: 'skip' });
    expect(catalog.types.get('message')?.manifest.initial['waitFor'] ?? 'queued').toBe('queued');
    expect(catalog.types.get('wait-event')?.manifest.initial).toMatchObject({ since: 'arrival', matchKey: true });
  });

  it('refuses a field that it does not know', () => {
    for (const type of builtinSteps)
      expect(type.check({ ...type.manifest.initial, colour: 'red' }).map(({ code, path }) => `${code} ${path.join('.')}`)).toContain(
        'value.unknown colour',
      );
  });
});

describe('outcomes', () => {
  const events = [{ id: 'introduced', event: 'introduced' }];
  const date = { type: 'date', anchor: { type: 'start' }, offsetDays: 1, time: '09:00' };
  it.each<[string, JsonObject, string[]]>([
    ['wait-event', { events, deadline: null }, ['introduced']],
    ['wait-event', { events, deadline: { type: 'after', duration: { amount: 1, unit: 'days' } } }, ['introduced', 'timeout']],
    ['wait-event', { events, deadline: { ...date, ifPast: 'skip' } }, ['introduced', 'timeout', 'past']],
    ['wait-event', { events, deadline: { ...date, ifPast: 'now' } }, ['introduced', 'timeout']],
    ['wait-condition', { until: null, deadline: null }, ['met']],
    ['wait-condition', { until: null, deadline: { ...date, ifPast: 'skip' } }, ['met', 'timeout', 'past']],
    ['wait-date', { ...date, ifPast: 'skip' }, ['reached', 'past']],
    ['wait-date', { ...date, ifPast: 'now' }, ['reached']],
    ['branch', { cases: [{ id: 'yes', name: 'Yes' }] }, ['yes', 'otherwise']],
    ['message', { channel: 'email', purpose: 'service', text: 'Hello' }, ['done']],
    ['message', { channel: 'email', purpose: 'service', text: 'Hello', waitFor: 'queued' }, ['done']],
    ['message', { channel: 'email', purpose: 'service', text: 'Hello', waitFor: 'accepted' }, ['done', 'skipped', 'failed']],
    ['message', { channel: 'email', purpose: 'service', text: 'Hello', waitFor: 'delivered' }, ['done', 'skipped', 'failed']],
    ['task', { deadline: null, outcomes: [{ id: 'done', title: 'Done' }] }, ['done']],
    ['task', { deadline: { amount: 1, unit: 'days' }, outcomes: [{ id: 'done', title: 'Done' }] }, ['done', 'overdue']],
    ['programme', { leaveAfterMissed: null }, ['done', 'open', 'remind', 'met', 'missed']],
    ['programme', { leaveAfterMissed: 5 }, ['done', 'left', 'open', 'remind', 'met', 'missed']],
    ['exit', { reason: 'done' }, []],
    // Half-written: a form that is being filled in keeps the handles that it has.
    ['branch', { cases: [{ id: 'yes' }, { name: 'no id' }, null, { id: 3 }] }, ['yes', 'otherwise']],
    ['wait-event', { events: 'soon' }, []],
  ])('of %s with %j', (type, config, expected) => {
    expect(ids(type, config)).toEqual(expected);
  });
});

describe('the sentence on the box', () => {
  const count = {
    type: 'count',
    event: 'message_posted',
    window: { type: 'last', amount: 3, unit: 'days' },
    of: 'events',
    op: 'gte',
    value: 3,
  };
  it.each<[string, JsonObject, string, string]>([
    ['wait-duration', { duration: { amount: 24, unit: 'hours' } }, '等 24 小时', 'Wait 24 hours'],
    ['wait-time', { time: '07:30', weekdays: daily }, '等到下一个 07:30', 'Wait until the next 07:30'],
    ['wait-time', { time: '07:30', weekdays: [1, 2, 3, 4, 5] }, '等到周一至周五 07:30', 'Wait until 07:30 (Monday to Friday)'],
    [
      'wait-date',
      { anchor: { type: 'context', field: 'due' }, offsetDays: -3, time: '09:00', ifPast: 'skip' },
      '等到「due」前 3 天 09:00',
      'Wait until 09:00, 3 days before “due”',
    ],
    [
      'wait-event',
      {
        events: [
          { id: 'a', event: 'introduced' },
          { id: 'b', event: 'custom.thing' },
        ],
        deadline: null,
      },
      '等待「自我介绍」或「custom.thing」',
      'Wait for “introduced themselves” or “custom.thing”',
    ],
    [
      'wait-event',
      {
        events: [
          { id: 'a', event: 'quiz_taken', name: '考过了' },
          { id: 'b', event: 'quiz_taken' },
          { id: 'c', event: 'quiz_taken' },
        ],
        deadline: null,
      },
      '等待「考过了」或「完成测验」',
      'Wait for “考过了” or “took a quiz”',
    ],
    [
      'measure',
      { audience: { from: 'all', of: '' }, what: 'people', event: 'checked_in', window: { type: 'calendar', unit: 'day' }, n: 3, into: 'done' },
      '所有成员：今天「打卡」的人数，放进 done',
      'How many members did it (“checked in” today), over all members, into done',
    ],
    [
      'measure',
      { audience: { from: 'all', of: '' }, what: 'sum', property: 'minutes', event: 'lesson_completed', window: { type: 'ever' }, n: 3, into: 'total' },
      '所有成员：「学完一课」的「minutes」合计，放进 total',
      'The sum of “minutes” (“completed a lesson”), over all members, into total',
    ],
    [
      'measure',
      { audience: { from: 'all', of: '' }, what: 'top', of: 'days', event: 'checked_in', window: { type: 'ever' }, n: 5, into: 'best' },
      '所有成员：「打卡」天数最多的 5 个人，放进 best',
      'Those with the most days, 5 of them (“checked in”), over all members, into best',
    ],
    [
      'branch',
      { cases: [{ id: 'yes', name: '活跃', when: count }] },
      '活跃：最近 3 天「发言」至少 3 次',
      '活跃: posted a message at least 3 times in the last 3 days',
    ],
    [
      'programme',
      {
        turns: 21,
        opens: { time: '07:30', weekdays: daily },
        closes: '22:00',
        remindsAt: null,
        met: { event: 'checked_in' },
        leaveAfterMissed: null,
      },
      '每天 07:30–22:00，共 21 天，等「打卡」',
      'Every day 07:30–22:00, 21 days, met by “checked in”',
    ],
    [
      'message',
      { channel: 'in-app', purpose: 'service', text: '{{ member.name | default: "x" }} 好,第 {{ day }} 天' },
      '「[姓名] 好,第 [天数] 天」',
      '“[name] 好,第 [day] 天”',
    ],
    [
      'for-each',
      { audience: { from: 'all', of: '' }, about: 'community', flow: 'x', context: [], wait: 'goOn', share: 80, deadline: null },
      '给每个社群各启动一个流程',
      'Starts a flow for each of all communities',
    ],
    [
      'for-each',
      { audience: { from: 'variable', of: 'given' }, about: 'activity', flow: 'x', context: [], wait: 'goOn', share: 80, deadline: null },
      '给名单「given」里的每个活动各启动一个流程',
      'Starts a flow for each of the activities in “given”',
    ],
    ['tag', { add: ['a', 'b'], remove: ['c'] }, '加标签「a」和「b」，去标签「c」', 'Add “a” and “b”, remove “c”'],
    ['attribute', { name: 'level', value: null }, '清掉「level」', 'Clear “level”'],
    [
      'task',
      { title: 'Call', detail: '', assignee: '助教', deadline: { amount: 1, unit: 'days' }, outcomes: [{ id: 'done', title: 'Done' }] },
      '助教：「Call」，1 天内',
      '助教: “Call”, within 1 day',
    ],
    [
      'measure',
      {
        audience: { from: 'community', of: 'class-1' }, what: 'count', event: 'checked_in', of: 'days', n: 3, into: 'days', window: { type: 'sinceStart' },
        where: { type: 'compare', left: { type: 'property', name: 'activity' }, op: 'eq', right: { type: 'context', field: 'activity' } },
      },
      '社群「class-1」的成员：进入流程以来「打卡」（事件的「activity」等于运行信息「activity」）的天数（每人每天一次），放进 days',
      'On how many days it happened, of all together (“checked in” (the event’s “activity” is the run’s “activity”) since the start), over the members of “class-1”, into days',
    ],
    [
      'rank',
      { audience: { from: 'all', of: '' }, event: 'checked_in', of: 'days', window: { type: 'calendar', unit: 'month' } },
      '所有成员按本月「打卡」的天数排名',
      'Ranks all members by the days of “checked in” this month',
    ],
    ['rank', { audience: { from: 'all', of: '' }, event: 'checked_in', window: { amount: 7, unit: 'days' } }, '所有成员按最近 7 天「打卡」排名', 'Ranks all members by “checked in” in the last 7 days'],
    ['exit', { reason: '不合适' }, '结束：「不合适」', 'End: “不合适”'],
    ['exit', { reason: 'completed' }, '结束：「走完了」', 'End: “completed”'],
    ['tag', { add: [], remove: [] }, '还没设置完', 'Not set up yet'],
    ['fax', {}, '未知的步骤类型', 'Unknown step type'],
  ])('of %s', (type, config, zh, en) => {
    expect([describeStep(catalog, { type, config }, 'zh'), describeStep(catalog, { type, config }, 'en')]).toEqual([zh, en]);
  });
});
