// The files of `server/deploy` cannot be run here, so they are read: by Kubernetes's own schemas, and against what the product has.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { watched } from './asked-keys.ts';
import { registry } from '../../server/src/metrics/instruments.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'server/deploy');

interface Model {
  validate(): void;
}
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [more: string]: unknown;
}

// Each takes what it is given and says in `validate` what is wrong with it.
const models: Readonly<Record<string, new (data: never) => Model>> = {
  'apps/v1 Deployment': Deployment,
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler,
  'batch/v1 Job': Job,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 ConfigMap': ConfigMap,
  'v1 Secret': Secret,
  'v1 Service': Service,
};

const manifests = readdirSync(join(folder, 'kubernetes')).flatMap((file) =>
  parseAllDocuments(readFileSync(join(folder, 'kubernetes', file), 'utf8'), { merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.join(', ')}`);
    const manifest = document.toJS() as Manifest;
    return { title: `${file}: ${manifest.kind} ${manifest.metadata.name}`, manifest };
  }),
);
const all = (kind: string) => manifests.map(({ manifest }) => manifest).filter((one) => one.kind === kind);

function validated(manifest: Manifest): void {
  const { apiVersion, kind } = manifest;
  const model = models[`${apiVersion} ${kind}`];
  if (model === undefined) throw new Error(`no schema for ${apiVersion} ${kind}`);
  const { value, unasked } = watched(manifest);
  new model(manifest as never).validate.call(value);
  const [unknown] = unasked();
  if (unknown !== undefined) throw new Error(`${kind} has no ${unknown}`);
}

interface Broken {
  readonly spec: Record<string, unknown>;
}

const containerOf = ({ spec }: Broken) => (spec as { template: { spec: { containers: [Record<string, unknown>] } } }).template.spec.containers[0];

/** Every value of a name, at any depth. */
function found(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => found(one, name));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...found(inner, name)]);
}

describe('Kubernetes', () => {
  test.each(manifests)('$title fits its schema', ({ manifest }) => {
    validated(manifest);
  });

  test.each<[string, string, (manifest: never) => void]>([
    ['a text for a selector', 'Deployment', ({ spec }: Broken) => void (spec.selector = 'api')],
    ['a text for a number', 'Deployment', ({ spec }: Broken) => void (spec.replicas = 'two')],
    ['no selector', 'Deployment', ({ spec }: Broken) => void (spec.selector = undefined)],
    ['a container without a name', 'Deployment', (one: Broken) => void (containerOf(one).name = undefined)],
    ['a number for a setting', 'Deployment', (one: Broken) => void (containerOf(one).env = [{ name: 'SOPWITH_PORT', value: 4400 }])],
    ['a port by its name', 'Deployment', (one: Broken) => void (containerOf(one).ports = [{ containerPort: 'http' }])],
    ['a misspelt key', 'Deployment', ({ spec }: Broken) => void (spec.replica = 2)],
    ['a misspelt key of a container', 'Deployment', (one: Broken) => void (containerOf(one).readinesProbe = {})],
    ['a misspelt key of a probe', 'Deployment', (one: Broken) => void (containerOf(one).readinessProbe = { httpget: { path: '/readyz', port: 'http' } })],
    ['a misspelt key at the top', 'Deployment', (one: Record<string, unknown>) => void (one.specs = {})],
    ['a misspelt key', 'Job', ({ spec }: Broken) => void (spec.backOffLimit = 1)],
    ['a number among the data', 'ConfigMap', (one: Record<string, unknown>) => void (one.data = { A: 1 })],
    ['a misspelt key', 'Service', ({ spec }: Broken) => void (spec.selectors = {})],
    ['a port that is none', 'NetworkPolicy', ({ spec }: Broken) => void (spec.ingress = [{ ports: [{ port: true }] }])],
    ['no target', 'HorizontalPodAutoscaler', ({ spec }: Broken) => void (spec.scaleTargetRef = undefined)],
    ['a misspelt key', 'PodDisruptionBudget', ({ spec }: Broken) => void (spec.minimumAvailable = 1)],
  ])('%s in a %s is refused', (_, kind, breaks) => {
    const broken = structuredClone(all(kind)[0]) as Manifest;
    validated(broken);
    breaks(broken as never);
    expect(() => validated(broken)).toThrow();
  });

  test('selectors, references and ports name what is there', () => {
    const labels = new Set([...all('Deployment'), ...all('Job')].flatMap((one) => found(found(one, 'template'), 'app.kubernetes.io/component')));
    for (const one of manifests) for (const component of found(one.manifest, 'app.kubernetes.io/component')) expect(labels).toContain(component);
    const keys = new Set(all('Secret').flatMap(({ stringData }) => Object.keys(stringData as object)));
    for (const reference of found(all('Deployment'), 'secretKeyRef') as { name: string; key: string }[]) expect([reference.name, keys.has(reference.key)]).toEqual(['sopwith', true]);
    const ports = new Set(found(all('Deployment'), 'containerPort'));
    for (const rule of found(all('NetworkPolicy'), 'ingress')) for (const port of found(rule, 'port')) expect(ports).toContain(port);
    for (const target of found(all('HorizontalPodAutoscaler'), 'scaleTargetRef') as { name: string }[]) expect(all('Deployment').map(({ metadata }) => metadata.name)).toContain(target.name);
  });

  test('it is scaled by figures that the product has', async () => {
    const names = (await registry.getMetricsAsJSON()).map(({ name }) => name);
    const used = (found(all('HorizontalPodAutoscaler'), 'metric') as { name: string }[]).map(({ name }) => name);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('no container runs as root, gains rights or writes to its own image', () => {
    for (const container of found([...all('Deployment'), ...all('Job')], 'containers').flat() as Manifest[]) {
      expect(container['securityContext']).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    }
    for (const pod of [...all('Deployment'), ...all('Job')]) expect(found(pod, 'runAsNonRoot')).toEqual([true]);
  });
});

const containerfile = readFileSync(join(folder, 'Containerfile'), 'utf8');
const compose = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'), { merge: true }) as { services: Record<string, Record<string, unknown>> };

test('what the image copies is there, and so is all that it needs of the workspace', () => {
  const copied = [...containerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, list]) => (list as string).split(' ').slice(0, -1));
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { packages } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as { packages: readonly string[] };
  for (const name of packages) expect(copied.some((path) => path === name || path === `${name}/package.json`)).toBe(true);
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string };
  expect([...containerfile.matchAll(/pnpm@[\d.]+/g)].map(([pnpm]) => pnpm)).toEqual([packageManager, packageManager]);
});

test('every command of the files runs a file that is there', () => {
  const commands = [found(manifests, 'command'), found(compose, 'command'), [...containerfile.matchAll(/^CMD (\[.+\])$/gm)].map(([, list]) => JSON.parse(list as string) as unknown)].flat() as string[][];
  const files = commands.flat().filter((word) => /^server\/.*\.ts$/.test(word));
  expect(files.length).toBeGreaterThan(6);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('every setting in the files is one that the product reads', () => {
  const source = readdirSync(join(root, 'server/src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.includes('.test.'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  const ours = /^(SOPWITH_|TEMPORAL_|OTEL_|DATABASE_URL)/;
  const envNames = (found(manifests, 'env').flat() as { name: string }[]).map(({ name }) => name);
  const settings = [
    ...envNames,
    ...[...found(manifests, 'data'), ...found(manifests, 'stringData')].flatMap((one) => Object.keys(one as object)),
    ...Object.entries(compose.services).filter(([name]) => !['postgres', 'temporal'].includes(name)).flatMap(([, service]) => Object.keys(service['environment'] as object)),
    ...[...containerfile.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name as string),
  ].filter((name) => ours.test(name));
  expect(new Set(settings).size).toBeGreaterThan(10);
  expect([...new Set(settings)].filter((name) => !source.includes(name))).toEqual([]);
});

test('compose starts each part after what it stands on, and its images name a version', () => {
  const { services } = compose;
  for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
    for (const [other, { condition }] of Object.entries(needs as Record<string, { condition: string }>)) {
      expect([name, other in services]).toEqual([name, true]);
      if (condition === 'service_healthy') expect(services[other]).toHaveProperty('healthcheck');
    }
  }
  for (const { image } of Object.values(services)) expect(image).toMatch(/:[\w.]+$/);
});
