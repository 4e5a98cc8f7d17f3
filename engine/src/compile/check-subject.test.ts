import { expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { Condition } from '../condition/condition.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { validate } from './validate.ts';

const catalog = createCatalog();
const about = (subject: FlowDocument['subject'], text: string): FlowDocument => ({
  ...exampleFlow(),
  subject,
  context: [...exampleFlow().context, { name: 'community', type: 'text' }],
  triggers: [],
  exits: [],
  start: 'one',
  steps: [messageStep('one', text)],
  edges: [],
});
const codes = (flow: FlowDocument) => validate(flow, catalog).map(({ code }) => code);

it('what a text may name of whom the run is about is called subject everywhere, and member only of members', () => {
  expect(codes(about('activity', '{{ subject.name }}'))).toEqual([]);
  expect(codes(about('activity', '{{ member.name }}'))).toEqual(['subject.notAMember']);
  expect(codes(about('member', '{{ member.name }} {{ subject.name }}'))).toEqual([]);
});

it.each<[string, Condition]>([
  ['a tag', { type: 'tag', tag: 'vip' }],
  ['a community', { type: 'not', of: { type: 'community', community: 'village' } }],
  ['a tier', { type: 'missing', operand: { type: 'tier', ladder: 'lifecycle' } }],
  ['points', { type: 'compare', left: { type: 'points' }, op: 'gt', right: { type: 'value', value: 1 } }],
])('%s in a condition is a problem where the flow is not about members', (_, skipIf) => {
  const flow = about('project', 'Hi');
  const asked = { ...flow, steps: flow.steps.map((step) => ({ ...step, skipIf })) };
  expect(codes(asked)).toEqual(['subject.notAMember']);
  expect(codes({ ...asked, subject: 'member' })).toEqual([]);
});

const settings = (type: string) => catalog.types.get(type)?.manifest.initial ?? {};

it.each(['tag', 'tier', 'points', 'badge', 'grant', 'move', 'role', 'consent', 'ask', 'incident-add'])('the step %s is a problem where the flow is not about members', (type) => {
  const flow = about('incident', 'Hi');
  const changed = { ...flow, steps: [{ id: 'one', type, version: 1, config: settings(type) }] };
  expect(codes(changed)).toContain('subject.notAMember');
  expect(codes({ ...changed, subject: 'member' })).not.toContain('subject.notAMember');
});

it('what concerns many may ask of each of them what only a member has', () => {
  const flow = about('community', 'Hi');
  const where: Condition = { type: 'tag', tag: 'vip' };
  const audience = { from: 'community', of: '', where };
  const asked = { ...flow, steps: [{ id: 'one', type: 'broadcast', version: 1, config: { audience, purpose: 'service', text: '{{ member.name }}' } as never, ends: ['done'] }] };
  expect(codes(asked)).toEqual([]);
});

it('a post to the group may not mention the member where the flow is not about one', () => {
  const posting = (subject: FlowDocument['subject'], mentions: string): FlowDocument => ({
    ...about(subject, 'Hi'),
    steps: [{ id: 'one', type: 'group-message', version: 1, config: { community: 'village', text: 'Hi', mentions }, ends: ['done'] }],
  });
  expect(codes(posting('community', 'member'))).toEqual(['subject.notAMember']);
  expect(codes(posting('community', 'everyone'))).toEqual([]);
  expect(codes(posting('member', 'member'))).toEqual([]);
});
