// Step types that come from outside: an installed package and a folder, named when the processes start. The API shows them, the worker performs them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowDocument, StepManifest } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '../../server/src/auth/access-key-store.ts';
import { type Deployed, type Door, deploy, track } from './deployed.ts';

const PACKAGE = '@acme/sopwith-greetings';
let deployed: Deployed;
let home: string;

/** A plugin as somebody would write it: a function of the toolkit, without a dependency on Sopwith. */
const pluginOf = (type: string, says: string) => `
import { word } from './word.js';
export default ({ defineStep, field, z }) => defineStep({
  type: '${type}', version: 1, group: 'outside', icon: 'gift',
  title: { zh: '问候', en: 'Greet' }, help: { zh: '测试用。', en: 'For tests.' },
  config: z.strictObject({ name: field(z.string(), '名字', 'Name') }), initial: { name: 'Lin' },
  variables: ['greeting'], outcomes: { done: { zh: '完成', en: 'Done' } }, summary: { zh: '{{ name }}', en: '{{ name }}' },
  async execute({ config }) {
    return { outcome: 'done', data: { greeting: word + ' ${says}, ' + config.name } };
  },
});`;

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'sopwith-plugins-')));
  // For import alone, as packages are made nowadays.
  const manifest = { name: PACKAGE, version: '1.0.0', type: 'module', exports: { '.': { import: './greet.js' } } };
  write(join(home, 'made'), { 'package.json': JSON.stringify(manifest), 'greet.js': pluginOf('acme-greet', 'from a package'), 'word.js': "export const word = 'Hello';" });
  write(join(home, 'folder'), { 'greet.mjs': pluginOf('folder-greet', 'from a folder').replace('./word.js', './words/word.mjs') });
  write(join(home, 'folder', 'words'), { 'word.mjs': "export const word = 'Good morning';" });
  write(home, { 'package.json': '{ "private": true }' });
  const installed = spawnSync('npm', ['install', '--offline', '--install-links', '--no-audit', '--no-fund', './made'], { cwd: home, encoding: 'utf8', shell: process.platform === 'win32' });
  // How much npm says of it depends on how this was started.
  expect([installed.status, installed.stderr]).toEqual([0, expect.not.stringContaining('ERR')]);
  deployed = await deploy('plugins');
});
afterAll(async () => {
  await deployed.close();
  rmSync(home, { recursive: true, force: true });
});

const flow: FlowDocument = {
  format: 'sopwith.flow/1', name: 'Greetings', subject: 'member', triggers: [{ type: 'event', event: 'came' }], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start: 'one',
  steps: [
    { id: 'one', type: 'acme-greet', version: 1, config: { name: 'Lin' } },
    { id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: '{{ greeting }}' } },
    { id: 'two', type: 'folder-greet', version: 1, config: { name: 'Lin' } },
    { id: 'more', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: '{{ greeting }}' }, ends: ['done'] },
  ],
  edges: [{ from: 'one', outcome: 'done', to: 'say' }, { from: 'say', outcome: 'done', to: 'two' }, { from: 'two', outcome: 'done', to: 'more' }],
  layout: {},
};

test('an installed package and a folder that the configuration names: their steps are in the catalog, can be published, and are performed', async () => {
  const { sql, writeKey } = deployed;
  const env = { SOPWITH_PLUGINS: `${PACKAGE}, ./folder` };
  const [api] = await Promise.all([deployed.start('api', env, home), deployed.start('worker', env, home)]);
  const { key } = await createKey(sql, { kind: 'api', scope: 'live', name: 'tests' });
  const call = async <T>(door: Door, method: string, path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${door.address}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    expect([answer.status, answer.ok]).toEqual([answer.status, true]);
    return (await answer.json()) as T;
  };
  const { steps } = await call<{ steps: readonly StepManifest[] }>(api, 'GET', '/v1/catalog');
  expect(steps.filter(({ type }) => type.endsWith('-greet')).map(({ type, title }) => [type, title.zh])).toEqual([['acme-greet', '问候'], ['folder-greet', '问候']]);
  const { id, rev } = await call<{ id: string; rev: number }>(api, 'POST', '/v1/flows', { document: flow });
  await call(api, 'POST', `/v1/flows/${id}/publish`, { rev });
  await track(api, writeKey, { userId: 'ann', event: 'came', messageId: 'came-1' });
  const texts = async () => (await sql<{ text: string }[]>`select text from messages order by at, key`).map(({ text }) => text);
  await expect.poll(texts, { timeout: 60_000 }).toEqual(['Hello from a package, Lin', 'Good morning from a folder, Lin']);
});

test('with a plugin that is not there, or that cannot be loaded, neither process starts, and each says what to do', async () => {
  write(join(home, 'broken'), { 'step.mjs': "import './nowhere.mjs';" });
  const refusal = (kind: 'api' | 'worker', plugin: string) => deployed.start(kind, { SOPWITH_PLUGINS: plugin }, home).then(() => 'it started', ({ message }: Error) => message);
  const [api, worker] = await Promise.all([refusal('api', '@nobody/no-such-plugin'), refusal('worker', './broken')]);
  expect(api).toMatch(/SOPWITH_PLUGINS names @nobody\/no-such-plugin, which is neither a folder nor an installed package, seen from .*\. Correct the name, .* install the package/);
  expect(worker).toMatch(/The plugin .*broken.* cannot be loaded \(.*nowhere.*\)\. Mend it/);
  for (const said of [api, worker]) expect(said).not.toMatch(/^\s+at /m);
});
