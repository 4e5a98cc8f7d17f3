// Every command, path, port and variable that the files of `server/deploy` and the page on deployment name is one of the product.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { commands } from '../../server/src/cli/commands.ts';
import { nodeFlags } from '../../server/src/platform/node-flags.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/deployment.md');

type Values = Readonly<Record<string, string>>;

interface Container {
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Values;
  readonly ports: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly probes: readonly { readonly path: string; readonly port: string | number }[];
}

interface Pod {
  readonly kind: string;
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Record<string, unknown>[] } } };
}
interface Env {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

const documents = readdirSync(join(root, 'server/deploy/kubernetes')).flatMap((file) =>
  parseAllDocuments(read(`server/deploy/kubernetes/${file}`)).map((document) => document.toJS() as Record<string, unknown> & { readonly kind: string }),
);
const secret = valuesOf('Secret', 'stringData');
const configuration = valuesOf('ConfigMap', 'data');
const containers = documents
  .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
  .flatMap((pod) => (pod as unknown as Pod).spec.template.spec.containers.map(containerOf));

function valuesOf(kind: string, of: string): Values {
  return Object.assign({}, ...documents.filter((one) => one.kind === kind).map((one) => one[of])) as Values;
}

/** What a process finds in its environment, wherever that comes from. */
function containerOf(one: Record<string, unknown>): Container {
  const from = (one.envFrom ?? []) as readonly { readonly configMapRef?: object; readonly secretRef?: object }[];
  const env = Object.fromEntries(((one.env ?? []) as readonly Env[]).map(({ name, value, valueFrom }) => [name, value ?? secret[valueFrom?.secretKeyRef.key ?? ''] ?? '']));
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const probe = one[name] as { readonly httpGet?: { readonly path: string; readonly port: string } } | undefined;
    return probe?.httpGet === undefined ? [] : [probe.httpGet];
  });
  return {
    name: String(one.name), command: one.command as readonly string[], probes, ports: (one.ports ?? []) as Container['ports'],
    env: { ...(from.some(({ configMapRef }) => configMapRef) ? configuration : {}), ...(from.some(({ secretRef }) => secretRef) ? secret : {}), ...env },
  };
}

const compose = parse(read('server/deploy/compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>> & { readonly environment: Values }>>;
  readonly volumes: object;
};
const containerfile = read('server/deploy/Containerfile');

/** The port at which a process listens, and who answers there. */
const DOORS = { api: ['SOPWITH_PORT', 'server/src/api/probe-routes.ts'], worker: ['SOPWITH_WORKER_PORT', 'server/src/metrics/serve-worker-probes.ts'] } as const;

describe.each(['api', 'worker'] as const)('the %s', (who) => {
  const [setting, answers] = DOORS[who];
  const container = containers.find(({ name }) => name === who) as Container;
  const service = compose.services[who] as (typeof compose.services)[string];

  test('listens at the port that its container, its probes and its health check name, at paths that it answers', () => {
    expect(container.ports.map(({ containerPort }) => String(containerPort))).toEqual([container.env[setting]]);
    expect(container.probes.length).toBeGreaterThan(1);
    const names = container.ports.map(({ name }) => name);
    for (const { path, port } of container.probes) expect([path, read(answers).includes(`'${path}'`), names.includes(String(port))]).toEqual([path, true, true]);
    const [, port, path] = /127\.0\.0\.1:(\d+)(\/\w+)/.exec(JSON.stringify(service.healthcheck)) ?? [];
    expect([port, read(answers).includes(`'${path}'`)]).toEqual([service.environment[setting], true]);
    expect(containerfile).toMatch(new RegExp(`^EXPOSE .*\\b${port}\\b`, 'm'));
  });

  test('is run by the same command everywhere, as `npm start` runs it', () => {
    const file = `server/src/processes/${who}.ts`;
    const command = ['node', ...nodeFlags(file), '--import', 'tsx', file].join(' ');
    expect([container.command.join(' '), (service.command as readonly string[]).join(' '), page.includes(`\`${command}\``)]).toEqual([command, command, true]);
  });
});

// What one writes the other reads: sealed passwords, signed links, rows, lanes.
test.each(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'SOPWITH_PUBLIC_URL', 'SOPWITH_CHANNEL_SECRET', 'SOPWITH_METRICS_TOKEN'])('API and worker are given the same %s', (name) => {
  const given = ['api', 'worker'].map((who) => containers.find((one) => one.name === who)?.env[name]);
  const composed = ['api', 'worker'].map((who) => compose.services[who]?.environment[name]);
  for (const [one, other] of [given, composed]) expect([name, one ?? 'nothing', other]).toEqual([name, other, one]);
});

test('compose asks for its variables in its first lines, keeps what must last, and knows its own keys', () => {
  const text = read('server/deploy/compose.yaml');
  const needed = [...new Set([...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name))];
  for (const name of needed) expect(text.split('\n').slice(0, 4).join('\n')).toContain(`${name}=…`);
  const known = new Set(['image', 'build', 'restart', 'init', 'environment', 'command', 'volumes', 'healthcheck', 'depends_on', 'ports', 'stop_grace_period']);
  for (const [service, settings] of Object.entries(compose.services)) {
    expect([service, Object.keys(settings).filter((key) => !known.has(key))]).toEqual([service, []]);
    for (const volume of (settings.volumes ?? []) as readonly string[]) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  }
});

/** Everything that reads settings, but for tests. */
const source = ['server/src', 'activities/src', 'scripts']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.name.includes('.test.'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

describe('the page on deployment', () => {
  test('names settings that the product reads', () => {
    const named = [...new Set([...page.matchAll(/\b(?:SOPWITH_[A-Z_]+|TEMPORAL_[A-Z_]+|OTEL_[A-Z_]+|DATABASE_URL)\b/g)].map(([name]) => name))];
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !name.endsWith('_') && !source.includes(name))).toEqual([]);
  });

  test('and no process reads one of Sopwith’s that stands on no page', () => {
    const pages = ['README.md', 'docs/deployment.md', 'docs/operations.md', 'docs/custom-steps.md'].map(read).join('\n');
    const processes = ['server/src/processes/api.ts', 'server/src/processes/worker.ts', 'server/src/secrets/channel-secret.ts'].map(read).join('\n');
    const names = [...new Set([...processes.matchAll(/\b(?:SOPWITH_[A-Z_]+|TEMPORAL_[A-Z_]+|DATABASE_URL)\b/g)].map(([name]) => name))];
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !pages.includes(name))).toEqual([]);
  });

  test('names commands, files and figures that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Values };
    const sopwith = [...page.matchAll(/(?:npm run sopwith -- |sopwith\.ts )([a-z]+)/g)].map(([, name]) => name as string);
    expect(sopwith.length).toBeGreaterThan(3);
    expect(sopwith.filter((name) => !commands.some((one) => one.name === name))).toEqual([]);
    expect([...page.matchAll(/npm run (\w+)/g)].map(([, name]) => name as string).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const files = [...page.matchAll(/`((?:server|tests|docs)\/[\w./-]+)`/g)].map(([, path]) => path as string);
    const led = [...page.matchAll(/\]\(([\w./-]+)(?:#[\w-]+)?\)/g)].map(([, path]) => join('docs', path as string));
    expect([...files, ...led].length).toBeGreaterThan(8);
    expect([...files, ...led].filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const benches = [...page.matchAll(/bench -- (\w+)/g)].map(([, name]) => name as string);
    expect(benches.filter((name) => !existsSync(join(root, `tests/bench/bench-${name}.ts`)))).toEqual([]);
  });
});
