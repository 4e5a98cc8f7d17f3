// What people are asked for: somebody on duty, a text to agree to, an incident, stock, a community.
import type { FlowDetail, IncidentDetail } from '../../server/src/api/contract.ts';
import type { Language } from './furnish.ts';

type Call = <T>(method: string, path: string, data: object) => Promise<T>;

const WORDS = {
  zh: {
    role: '公关审批',
    helpers: ['周以宁', '许知微'],
    flow: '道歉声明审批',
    title: '道歉声明',
    text: '各位同学：今天上午部分课程无法播放，问题已在 10:20 修复。给大家带来不便，我们很抱歉，并为受影响的同学延长 3 天有效期。',
    incident: '上午课程播放不了',
    notes: ['技术已定位：CDN 节点故障。', '已在群里致歉，并说明补偿办法。'],
    community: '新手村 3 班',
    item: '满减券 20 元',
    reason: '九月活动采购',
  },
  en: {
    role: 'Press approval',
    helpers: ['Alex Zhou', 'Kim Xu'],
    flow: 'Statement to approve',
    title: 'Apology',
    text: 'Dear learners: this morning some lessons could not be played. It was mended at 10:20. We are sorry, and add three days to every course concerned.',
    incident: 'Lessons did not play this morning',
    notes: ['Found: one node of the CDN was down.', 'Apologised in the group, and told what we will do.'],
    community: 'Newcomers’ village 3',
    item: 'Coupon, 20 off',
    reason: 'Bought for September',
  },
} as const;

export interface PeopleFurnished {
  readonly incident: string;
  readonly community: string;
}

export async function furnishPeople(call: Call, address: string, me: string, language: Language): Promise<PeopleFurnished> {
  const words = WORDS[language];
  const startsAt = Date.now() - 3_600_000;
  for (const person of [me, ...words.helpers]) await call('POST', '/v1/roster', { role: words.role, person, startsAt });
  const flow = await call<FlowDetail>('POST', '/v1/flows', { document: approvalFlow(words) });
  await call('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev });
  await call('POST', `/v1/flows/${flow.id}/enroll`, { members: [{ userId: 'learner-1024' }] });
  const { id } = await call<IncidentDetail>('POST', '/v1/incidents', { title: words.incident, severity: 'high', owner: me });
  await call('POST', `/v1/incidents/${id}/changes`, { op: 'add', userId: 'learner-1025' });
  for (const text of words.notes) await call('POST', `/v1/incidents/${id}/changes`, { op: 'note', text });
  await call('PUT', `/v1/stocks/${encodeURIComponent(words.item)}`, { total: 200, endsAt: null, reason: words.reason });
  await call('PUT', `/v1/communities/${encodeURIComponent(words.community)}/capacity`, { capacity: 200 });
  await call('PUT', '/v1/declarations', {
    declarations: [
      { event: null, name: 'grade', type: 'choice', choices: language === 'zh' ? ['初一', '初二', '初三'] : ['7', '8', '9'] },
      { event: 'complaint.filed', name: 'complaint', type: 'text' },
    ],
  });
  const { key } = await call<{ key: string }>('POST', '/v1/keys', { name: words.community, kind: 'write' });
  for (const userId of ['learner-1024', 'learner-1025', 'learner-1026']) {
    const answer = await fetch(`${address}/v1/group`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId, groupId: words.community, messageId: `furnish-${language}-${userId}` }),
    });
    if (!answer.ok) throw new Error(`group answered ${answer.status}: ${await answer.text()}`);
  }
  return { incident: id, community: encodeURIComponent(words.community) };
}

function approvalFlow({ flow, title, text, role }: (typeof WORDS)[Language]): object {
  const ends = ['approved', 'rejected', 'tooFew', 'timeout'];
  const config = { title, text, approvers: role, needed: 2, deadline: { amount: 1, unit: 'hours' } };
  return {
    format: 'sopwith.flow/1',
    name: flow,
    subject: 'member',
    triggers: [],
    context: [],
    reentry: { type: 'afterEnd' },
    exits: [],
    lanes: 1,
    start: 'agree',
    steps: [{ id: 'agree', type: 'approval', version: 1, config, ends }],
    edges: [],
    layout: { agree: { x: 0, y: 0 } },
  };
}
