/** Test tiers: `node` runs without a browser, `ui` needs Chromium and the built page, `wide` takes its time. */
import { defineConfig } from 'vitest/config';

/** Importing Electron where it is absent tries to download it; a stub that throws says so at once. */
const alias = { electron: new URL('./electron-absent.ts', import.meta.url).pathname };

/** Many starts of a browser to check the tests' own stand-in: not for every day. */
const aboutTheDouble = ['test/electron/conformance*.test.ts', 'test/electron/double.test.ts'];

/** The simulators' own checks: they change seldom, and what the panel does against them is in the other tiers. */
const aboutTheSimulators = 'test/simulators/**/*.test.ts';

/** Every part of every sheet, every size, every way of restarting: minutes in a browser, and rarely what breaks first. */
const thoroughInPages = [
  ...[
    'ahead',
    'aids',
    'announcements',
    'controls',
    'day',
    'day-sizes',
    'door',
    'entry',
    'gallery',
    'help',
    'hostile',
    'invite',
    'keyboard',
    'large-text',
    'loading',
    'measures',
    'night',
    'out-of-use',
    'people',
    'rooms',
    'sharing',
    'sizes',
    'speech',
    'speech-screens',
    'staff',
    'steady',
    'tap-budgets',
    'trouble',
  ].map((name) => `test/ui/${name}.test.ts`),
  'test/ui/pictures/*.test.ts',
  'test/electron/life.test.ts',
];

/** The whole app started again and again, long lives in virtual time, every order of requests: the same without a browser. */
const thorough = [
  'test/run/start.test.ts',
  'test/app/booking/day-model.test.ts',
  'test/calendar/writes/race.test.ts',
  'test/contract/both-wires.test.ts',
  'test/updates/policy-life.test.ts',
  'test/zoom-room/command-table-equipment.test.ts',
];

/** Hundreds of random ones, thousands under `soak`. */
const sequences = 'test/sequences/**/*.test.ts';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { alias },
  test: {
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    restoreMocks: true,
    // Tests run in any order: a file leaves nothing behind that another could trip over, so they may share their modules.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [
            'test/ui/**',
            'test/electron/**',
            'test/wide/**',
            aboutTheSimulators,
            sequences,
            ...thorough,
          ],
          testTimeout: 15_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts', 'test/electron/**/*.test.ts'],
          exclude: [...aboutTheDouble, ...thoroughInPages],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: true,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'wide',
          include: [
            'test/wide/**/*.test.ts',
            aboutTheSimulators,
            sequences,
            ...aboutTheDouble,
            ...thorough,
            ...thoroughInPages,
          ],
          testTimeout: 600_000,
          hookTimeout: 90_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
