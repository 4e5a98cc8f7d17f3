import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readOrMakeSecret } from './sign-in-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'sopwith-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('processes that start together agree on one whole secret, nobody sees half of it, and nothing else stays in the folder', async () => {
  const seen: string[] = [];
  for (let round = 0; round < 50; round++) {
    const file = `secret-${round}`;
    let made = false;
    const making = Promise.all(Array.from({ length: 8 }, () => readOrMakeSecret(folder, { file, variable: 'A_SECRET', given: null, cost: 'nothing' })));
    void making.finally(() => (made = true));
    // As another process would, at every moment between its parts.
    while (!made) {
      if (existsSync(join(folder, file))) seen.push(readFileSync(join(folder, file), 'utf8'));
      await new Promise((turn) => setImmediate(turn));
    }
    expect(new Set(await making).size).toBe(1);
  }
  expect(seen.length).toBeGreaterThan(50);
  expect(seen.filter((secret) => !/^[\w-]{43}$/.test(secret))).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(50);
  expect(statSync(join(folder, 'secret-0')).mode & 0o777).toBe(0o600);
});
