// Imports go one way. What a folder may import stands here, and nowhere else is it decided.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

type Kind = 'value' | 'type';
type Folder = 'engine' | 'workflows' | 'activities' | 'server' | 'designer';

const ALLOWED: Record<Folder, Readonly<Record<string, Kind>>> = {
  engine: {},
  workflows: { activities: 'type' },
  activities: { engine: 'value' },
  server: { engine: 'value', activities: 'value', workflows: 'value' },
  designer: { engine: 'value', server: 'type' },
};
const folders = Object.keys(ALLOWED) as Folder[];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly kind: Kind;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules') && !path.includes('/dist/') && !path.includes('/testing/'));
}

/** What only tests use lives in folders named `testing`; there fast-check and the tests' own servers are at hand. */
const isTesting = (from: string) => from.includes('/testing/');

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const dynamic = text.matchAll(/import\(\s*'([^']+)'\s*\)/g);
  return [
    ...[...found].map(([, type, from]) => ({ file, from: from as string, kind: (type ? 'type' : 'value') as Kind })),
    ...[...dynamic].map(([, from]) => ({ file, from: from as string, kind: 'value' as Kind })),
  ];
}

describe.each(folders)('%s', (folder) => {
  const imports = sources(join(root, folder, 'src')).flatMap(importsOf);

  test('has source files, so that the rules below have something to hold for', () => {
    expect(imports.length).toBeGreaterThan(0);
  });

  test('imports only the packages of the workspace that it may', () => {
    const wrong = imports.flatMap(({ file, from, kind }) => {
      const other = /^@sopwith\/([a-z]+)/.exec(from)?.[1];
      if (!other) return [];
      const allowed = ALLOWED[folder][other];
      return allowed === 'value' || allowed === kind ? [] : [`${relative(root, file)} imports ${from} as a ${kind}`];
    });
    expect(wrong).toEqual([]);
  });

  test('the product takes nothing from what only tests use', () => {
    const wrong = imports.filter(({ from }) => isTesting(from)).map(({ file, from }) => `${relative(root, file)} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  test('reaches into no other folder by a path', () => {
    const wrong = imports.flatMap(({ file, from }) => {
      if (!from.startsWith('.')) return [];
      const target = relative(root, join(file, '..', from)).split('/')[0];
      return target === folder ? [] : [`${relative(root, file)} imports ${from}`];
    });
    expect(wrong).toEqual([]);
  });
});

test('the engine imports no Node builtin, no React and no Temporal', () => {
  const allowed = ['zod', 'croner', 'liquidjs', 'temporal-polyfill'];
  const wrong = sources(join(root, 'engine', 'src'))
    .flatMap(importsOf)
    .filter(({ from }) => !from.startsWith('.') && !allowed.some((name) => from === name || from.startsWith(`${name}/`)))
    .map(({ file, from }) => `${relative(root, file)} imports ${from}`);
  expect(wrong).toEqual([]);
});

test('the engine reads no clock and draws no random numbers', () => {
  const wrong = sources(join(root, 'engine', 'src')).filter((file) =>
    /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|performance\.now\(|crypto\.randomUUID/.test(readFileSync(file, 'utf8')),
  );
  expect(wrong.map((file) => relative(root, file))).toEqual([]);
});

// Elsewhere an input would be written without its run's lane, or with one that a move has just made wrong.
test('inputs of runs are written in one place', () => {
  const wrong = sources(join(root, 'server', 'src')).filter((file) => /insert into run_inputs/.test(readFileSync(file, 'utf8')));
  expect(wrong.map((file) => relative(root, file))).toEqual(['server/src/runtime/insert-inputs.ts']);
});

test('workflow files import activity types and the workflow SDK, nothing else', () => {
  const wrong = sources(join(root, 'workflows', 'src'))
    .flatMap(importsOf)
    .filter(({ from, kind }) => kind === 'value' && !from.startsWith('./') && from !== '@temporalio/workflow')
    .map(({ file, from }) => `${relative(root, file)} imports ${from}`);
  expect(wrong).toEqual([]);
});
