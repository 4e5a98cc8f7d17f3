import type { FlowSummary } from '@sopwith/server/contract';
import { describe, expect, it } from 'vitest';
import { contextFromText } from './context-from-text.ts';
import { previewCsv } from './csv-preview.ts';
import { shownFlows } from './FlowsPage.tsx';
import { curlExample } from './SettingsPage.tsx';
import { ownPlace } from './SignInPage.tsx';

describe('after signing in', () => {
  it('one comes to where one wanted to go', () => expect(ownPlace('/tasks?scope=x')).toBe('/tasks?scope=x'));
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('but never elsewhere: %j', (to) =>
    expect(ownPlace(to)).toBe('/flows'),
  );
});

describe('the list of flows', () => {
  const flow = (name: string, status: FlowSummary['status'], updatedAt: number): FlowSummary => ({
    id: name,
    name,
    status,
    updatedAt,
    version: null,
    changedSincePublish: false,
    active: 0,
    ended: 0,
    failed: 0,
  });
  const flows = [flow('Onboarding', 'published', 1), flow('Old', 'archived', 3), flow('Challenge', 'draft', 2)];
  const names = (shown: readonly FlowSummary[]) => shown.map(({ name }) => name);
  it('shows the latest first, and archived flows only where asked for', () => {
    expect(names(shownFlows(flows, 'all', ''))).toEqual(['Challenge', 'Onboarding']);
    expect(names(shownFlows(flows, 'archived', ''))).toEqual(['Old']);
  });
  it('searches names whatever their case', () => expect(names(shownFlows(flows, 'all', ' ONBOARD '))).toEqual(['Onboarding']));
});

describe('the preview of a table', () => {
  const preview = (text: string) => previewCsv(new TextEncoder().encode(text).buffer as ArrayBuffer);
  it('reads what Excel writes: a mark at the beginning, quotes, commas in cells', () => {
    expect(preview('\ufeffuserId,course\r\nm-1,"Maths, ""A"""\r\n')).toEqual({
      header: ['userId', 'course'],
      rows: [['m-1', 'Maths, "A"']],
      total: 1,
      hasUserId: true,
    });
  });
  it('reads GBK', () => {
    // userId,课 / m-1,甲 as Excel on a Chinese Windows saves it.
    const gbk = Uint8Array.from([...new TextEncoder().encode('userId,'), 0xbf, 0xce, 10, ...new TextEncoder().encode('m-1,'), 0xbc, 0xd7]);
    expect(previewCsv(gbk.buffer)).toMatchObject({ header: ['userId', '课'], rows: [['m-1', '甲']] });
  });
  it('shows five rows and counts all', () => {
    const { rows, total } = preview(`userId\n${Array.from({ length: 40 }, (_, n) => `m-${n}`).join('\n')}`);
    expect([rows.length, total]).toEqual([5, 40]);
  });
  it('says when the column of members is missing', () => expect(preview('name\nLi')).toMatchObject({ hasUserId: false }));
});

it('typed context becomes the types that the flow declares; what is empty is not given', () => {
  const fields = [
    { name: 'course', type: 'text' },
    { name: 'seats', type: 'number' },
    { name: 'online', type: 'boolean' },
    { name: 'due', type: 'date' },
    { name: 'note', type: 'text' },
  ] as const;
  expect(contextFromText(fields, { course: ' Maths ', seats: '12', online: 'true', due: '2026-03-01', note: '  ' })).toEqual({
    course: 'Maths',
    seats: 12,
    online: true,
    due: '2026-03-01',
  });
});

it('the example command names this address and the key', () =>
  expect(curlExample('http://127.0.0.1:4400', 'wk_1')).toContain("curl -u 'wk_1:' http://127.0.0.1:4400/v1/track"));
