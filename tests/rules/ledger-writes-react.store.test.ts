// Rule 11: what flows write goes through the same routing as what comes from outside, to a depth of sixteen; triggers and
// pause are read where routing happens.
import type { Program } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, programOf, say, startsBy, tag, waitFor } from './testing/programs.ts';
import { DRIVEN, linesOf, openWorld, trailOf, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const startsByTag = (name: string): Pick<Program, 'triggers'> => ({
  triggers: [
    {
      type: 'event',
      event: '$tag.added',
      where: { type: 'compare', left: { type: 'property', name: 'tag' }, op: 'eq', right: { type: 'value', value: name } },
    },
  ],
});
const marks = (name: string) => programOf([tag('mark', [name], [], null)], startsBy(`go-${name}`));

test('a tag that one flow sets starts another flow and answers a wait of a third, once', async () => {
  await world.deploy('marks', marks('keen'));
  await world.deploy('follows', programOf([say('hello', 'so keen')], startsByTag('keen')));
  await world.deploy('waits', programOf([waitFor('wait', '$tag.added', null)], { ...startsBy('first'), listens: ['$tag.added'] }));
  await world.track('ann', 'first');
  await world.settle();
  await world.track('ann', 'go-keen');
  await world.settle();
  expect(linesOf(await trailOf(world.sql, 'follows'))).toContain('left hello done');
  expect(linesOf(await trailOf(world.sql, 'waits')).filter((line) => line === 'left wait came')).toHaveLength(1);
  expect(await world.sql`select depth from events where name = '$tag.added' and scope_id = ${DRIVEN}`).toMatchObject([{ depth: 1 }]);
});

test('a flow that was paused or archived a moment ago is not started by what is written now', async () => {
  await world.deploy('once', programOf([say('hello', 'hello')], startsByTag('fresh')));
  await world.deploy('marks-fresh', marks('fresh'));
  await world.sql`update publications set paused = true where flow_id = 'once'`;
  await world.track('ben', 'go-fresh');
  await world.settle();
  expect(await trailOf(world.sql, 'once')).toEqual([]);
  expect(await world.sql`select reason from exclusions where flow_id = 'once'`).toMatchObject([{ reason: 'flowPaused' }]);
});

test('flows that set each other off for ever stop at the sixteenth turn, and say that it is a loop', async () => {
  const turns = (from: string, to: string) => programOf([tag('turn', [to], [from], null)], { ...startsByTag(from), reentry: { type: 'afterEnd' } });
  await world.deploy('ping', turns('a', 'b'));
  await world.deploy('pong', turns('b', 'a'));
  await world.deploy('marks-a', marks('a'));
  await world.track('cai', 'go-a');
  await world.settle();
  const [deepest] = await world.sql<{ depth: number }[]>`select max(depth) as depth from events where scope_id = ${DRIVEN}`;
  expect(deepest?.depth).toBeLessThanOrEqual(17);
  expect(await world.sql`select reason from exclusions where flow_id in ('ping', 'pong')`).toMatchObject([{ reason: 'loop' }]);
});

test('two waits that answer each other for ever end in a failed run that names the loop', async () => {
  const answers = (from: string, to: string) =>
    programOf(
      [
        { ...waitFor('wait', '$tag.added', 'is'), maxVisits: 1_000 },
        { ...decide('is', { type: 'tag', tag: from }, 'turn', 'wait'), maxVisits: 1_000 },
        { ...tag('turn', [to], [from], 'wait'), maxVisits: 1_000 },
      ],
      { ...startsBy('both'), listens: ['$tag.added'] },
    );
  await world.deploy('left', answers('l', 'r'));
  await world.deploy('right', answers('r', 'l'));
  await world.deploy('marks-l', marks('l'));
  await world.track('dan', 'both');
  await world.settle();
  await world.track('dan', 'go-l');
  await world.settle();
  const failed = await world.sql<{ reason: string }[]>`select end_reason as reason from runs where status = 'failed'`;
  expect(failed.length).toBeGreaterThan(0);
  for (const { reason } of failed) expect(reason).toMatch(/^loop: \$tag\.added/);
  const [deepest] = await world.sql<{ depth: number }[]>`
    select max(e.depth) as depth from events e join members m on m.id = e.member_id where m.external_id = 'dan' and e.name = '$tag.added'`;
  expect(deepest?.depth).toBe(17);
});
