import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowTemplates, formatFlow, formatKit, kitTemplates } from '@sopwith/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyDocument } from '../../../engine/src/testing/document-arbitrary.ts';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect } from '../db/connect.ts';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sopwith-import-'));
const before = process.env.DATABASE_URL;
let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ url, drop } = await freshDatabase());
  process.env.DATABASE_URL = url;
});
afterAll(async () => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  rmSync(folder, { recursive: true });
  await drop();
});

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(commands, argv, { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said, complained };
}

const random = fc.sample(anyDocument, { numRuns: 15, seed: 4 }).map((flow, n) => ({ id: `random-${n}`, flows: { zh: flow } }));
const documents = [...flowTemplates, ...random];

test('what is imported and exported again is the same file, to the byte; importing it once more changes nothing', async () => {
  for (const { id, flows } of documents) {
    const [file, out] = [join(folder, `${id}.json`), join(folder, `${id}.out.json`)];
    writeFileSync(file, formatFlow(flows.zh));
    const [flow] = (await run('import', file)).said;
    expect(await run('export', flow as string, '--out', out)).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect(await run('import', out, '--flow', flow as string)).toMatchObject({ code: 0, said: [flow] });
  }
  const sql = connect(url);
  expect(await sql`select distinct rev from flows`).toEqual([{ rev: 1 }]);
  await sql.end();
});

test('the flows that are there are listed, and one that is not there is told', async () => {
  expect((await run('export')).said).toHaveLength(documents.length);
  expect((await run('export', 'nowhere')).complained[0]).toContain('There is no flow nowhere');
  expect((await run('import', join(folder, `${flowTemplates[0]?.id}.json`), '--flow', 'nowhere')).complained[0]).toContain('There is no flow nowhere');
});

test('a kit that is imported and exported again is the same file, to the byte; importing it once more changes no draft', async () => {
  for (const { id, kits } of kitTemplates) {
    const [file, out] = [join(folder, `${id}.kit.json`), join(folder, `${id}.kit.out.json`)];
    writeFileSync(file, formatKit(kits.zh));
    expect(await run('kit', 'validate', file)).toMatchObject({ code: 0 });
    const [kit] = (await run('kit', 'import', file)).said;
    expect(await run('kit', 'export', kit as string, '--out', out)).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect(await run('kit', 'import', out, '--kit', kit as string)).toMatchObject({ code: 0, said: [kit] });
    expect((await run('kit', 'list')).said.some((line) => line.startsWith(kit as string))).toBe(true);
  }
  const sql = connect(url);
  expect(await sql`select distinct rev from flows`).toEqual([{ rev: 1 }]);
  await sql.end();
  expect((await run('kit', 'export', 'nowhere')).complained[0]).toContain('There is no kit nowhere');
  expect((await run('kit', 'validate', join(folder, `${flowTemplates[0]?.id}.json`))).complained[0]).toContain('is not a kit');
});
