// What workflows did once, today's code does again: runs in flight go on through a deployment of new code.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, test } from 'vitest';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { workflowBundle } from '../../server/src/processes/workflow-bundle.ts';
import type { RecordedHistory } from './scrub.ts';

const folder = fileURLToPath(new URL('./recorded', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as RecordedHistory;

let codePath: string;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  codePath = await workflowBundle(cacheHome());
});

const replay = ({ workflowId, events }: RecordedHistory) => Worker.runReplayHistory({ workflowBundle: { codePath } }, { events }, workflowId);

test.each(names)('%s', async (name) => {
  await replay(read(name));
});

test('each kind of workflow has one', () => {
  const kinds = names.map((name) => /^\d{4}-\d\d-\d\d-([a-z]+)/.exec(name)?.[1]);
  const workflows = readdirSync(fileURLToPath(new URL('../../workflows/src', import.meta.url))).flatMap((file) => /^([a-z]+)\.ts$/.exec(file)?.[1] ?? []);
  expect([...new Set(kinds)].sort()).toEqual(workflows.filter((name) => name !== 'index').sort());
});

describe('a recording', () => {
  const types = names.flatMap((name) => read(name).events.map((event) => (event as { eventType: string }).eventType));

  // Otherwise the replays prove nothing about it.
  test.each(['TIMER_STARTED', 'ACTIVITY_TASK_SCHEDULED', 'WORKFLOW_EXECUTION_SIGNALED', 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW', 'WORKFLOW_EXECUTION_COMPLETED'])('of them holds %s', (type) => {
    expect(types.some((one) => one.endsWith(type))).toBe(true);
  });

  test('that code of today would not repeat is refused', async () => {
    // A lane that rested before it asked for the first time.
    const { workflowId, events } = read(names[0] as string);
    const at = events.findIndex((event) => 'activityTaskScheduledEventAttributes' in event);
    const asked = events[at] as { eventId: string; activityTaskScheduledEventAttributes: { workflowTaskCompletedEventId: string } };
    const { workflowTaskCompletedEventId } = asked.activityTaskScheduledEventAttributes;
    const rested = [
      { eventType: 'EVENT_TYPE_TIMER_STARTED', timerStartedEventAttributes: { timerId: '1', startToFireTimeout: '1s', workflowTaskCompletedEventId } },
      { eventType: 'EVENT_TYPE_TIMER_FIRED', timerFiredEventAttributes: { timerId: '1', startedEventId: asked.eventId } },
      ...events.slice(2, 4),
    ];
    const other = [...events.slice(0, at), ...rested.map((event, n) => ({ ...event, eventId: String(at + 1 + n), eventTime: '2026-11-25T20:42:20Z' }))];
    await expect(replay({ workflowId, events: other })).rejects.toBeInstanceOf(DeterminismViolationError);
  });

  test('names no machine, no place and no person', () => {
    const telling = names.filter((name) => /"identity"|@|\/home\/|\/tmp\/|node_modules/.test(readFileSync(`${folder}/${name}`, 'utf8')));
    expect(telling).toEqual([]);
  });
});
