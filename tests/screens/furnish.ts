// Something to see on every page: flows from the gallery, members inside one, and a rehearsal in its third day.
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { FlowDetail, Rehearsal, Session } from '../../server/src/api/contract.ts';
import { furnishPeople, type PeopleFurnished } from './furnish-people.ts';
import type { Cookies } from './sign-in.ts';

export type Language = 'zh' | 'en';

export interface Furnished extends PeopleFurnished {
  readonly onboarding: string;
  readonly challenge: string;
  readonly scope: string;
  readonly member: string;
  readonly run: string;
}

const COMPLAINT = 'C-1024';
const SUMMARY = { zh: '课程打不开，客服一直没有回复', en: 'The lesson does not open, and nobody answers' } as const;
const NAMES = { zh: '林小满', en: 'Robin Lin' } as const;
/** A day in two seconds: the third day, when the flow asks a person, comes soon. */
const SPEED = 43_200;

export async function furnish(chromium: Browser, address: string, storageState: Cookies, language: Language): Promise<Furnished> {
  const context = await chromium.newContext({ storageState });
  const call = async <T>(method: string, path: string, data: object): Promise<T> => {
    const answer = await context.request.fetch(address + path, { method, data, headers: { origin: address } });
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const create = (template: string) => call<FlowDetail>('POST', '/v1/flows', { template, language });
  const onboarding = await create('onboarding');
  const challenge = await create('challenge-21-days');
  const crisis = await create('crisis-response');
  await create('deadline-care');
  await call('POST', '/v1/kits', { template: 'challenge-camp', language });
  for (const flow of [onboarding, challenge, crisis]) await call('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev });
  const members = Array.from({ length: 12 }, (_, n) => ({ userId: `learner-${1024 + n}` }));
  await call('POST', `/v1/flows/${onboarding.id}/enroll`, { members });
  // Opens a task for a person, in the real inbox.
  await call('POST', '/v1/phone/live/learner-1024/events', {
    event: 'complaint.filed',
    properties: { complaint: COMPLAINT, summary: SUMMARY[language] },
  });
  const me = ((await (await context.request.get(`${address}/v1/session`)).json()) as Session).user.name;
  const people = await furnishPeople(call, address, me, language);
  const member = { userId: 'rehearsal-member', name: NAMES[language], zone: 'Asia/Shanghai' };
  const rehearsal = await call<Rehearsal>('POST', '/v1/rehearsals', { flow: onboarding.id, what: 'draft', speed: SPEED, member });
  await setTimeout(1_000);
  const text = language === 'zh' ? '大家好，我是小满，想学数据分析。' : 'Hello, I am Robin, here to learn data analysis.';
  await call('POST', `/v1/phone/${rehearsal.scope}/${member.userId}/events`, { event: 'message_posted', properties: { text } });
  await call('POST', `/v1/phone/${rehearsal.scope}/${member.userId}/events`, { event: 'introduced', properties: {} });
  await setTimeout(9_000);
  await context.close();
  if (rehearsal.run === null) throw new Error('expected the rehearsal to have started a run, found none');
  return { ...people, onboarding: onboarding.id, challenge: challenge.id, scope: rehearsal.scope, member: member.userId, run: rehearsal.run };
}
