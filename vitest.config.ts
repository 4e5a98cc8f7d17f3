import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folders = '{engine,activities,workflows,server,designer,tests}';
const needsServers = '**/*.{store,temporal,e2e}.test.{ts,tsx}';
const platform = 'tests/platform/**/*.test.ts';
const withPostgres = './tests/setup/postgres.setup.ts';
const withTemporal = './tests/setup/temporal.setup.ts';
const withDesigner = './tests/setup/designer.setup.ts';

const seededFastCheck = fileURLToPath(new URL('./tests/setup/seeded-fast-check.ts', import.meta.url));
const hunts = process.env.SOPWITH_HUNT_TIMES !== undefined;

// One project for each kind of test, by file name, run one after the other: the cheap ones first.
export default defineConfig({
  plugins: [
    {
      name: 'seeded-fast-check',
      enforce: 'pre',
      resolveId: (source, importer) => (source === 'fast-check' && importer !== seededFastCheck ? seededFastCheck : undefined),
    },
  ],
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    // What commands say is asked for in English, whatever the machine speaks.
    env: { LANGUAGE: 'en' },
    // What is waited for comes when it comes: one second, the default, is too little on a machine that has much to do.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: ['**/node_modules/**', '**/dist/**', needsServers, platform],
          testTimeout: hunts ? 3_600_000 : 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: [`${folders}/**/*.store.test.ts`],
          globalSetup: [withPostgres],
          testTimeout: hunts ? 3_600_000 : 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'temporal',
          include: [`${folders}/**/*.temporal.test.ts`],
          globalSetup: [withPostgres, withTemporal],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // The commands themselves, as a person runs them: each test starts and stops whole installations.
        extends: true,
        test: {
          name: 'platform',
          include: [platform],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [`${folders}/**/*.e2e.test.ts`],
          exclude: ['**/node_modules/**', '**/dist/**', platform],
          globalSetup: [withDesigner, withPostgres, withTemporal],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
