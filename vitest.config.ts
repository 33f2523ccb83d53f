import { defineConfig } from 'vitest/config'

/** Nothing here is timed: a busy machine must not fail a test. */
const patient = 180_000
const slow = 240_000

/** Noon, wherever that is now: the day does not end while tests run. Browsers and servers take it over. */
const hoursAhead = 12 - new Date().getUTCHours()

/** Six engines of which one takes another's place within a second: it has the machine to itself, or others wait for it. */
const cluster = 'tests/relays/cluster.test.ts'

export default defineConfig({
  test: {
    env: { TZ: `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}` },
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: patient,
          hookTimeout: patient,
          // To import everything anew for every file would be a third of the work. Whoever fakes timers takes them back.
          isolate: false,
          // Many of them wait for a server or an engine more than they work.
          maxWorkers: '100%',
          include: [
            'src/**/*.test.ts',
            'server/**/*.test.ts',
            'tests/{architecture,area,contract,deploy,moving,vectors,import,replica,relay,relays,hostile,fuzz,district}/**/*.test.ts',
          ],
          exclude: [cluster],
        },
      },
      { test: { name: 'size', include: ['tests/size/**/*.test.ts'] } },
      {
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts', cluster],
          testTimeout: slow,
          hookTimeout: slow,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // All files of a worker share one browser and the compressed app: their tests have phones and servers of their own.
          isolate: false,
          testTimeout: slow,
          hookTimeout: slow,
          // They wait for a browser more than they work.
          maxWorkers: 2,
        },
      },
    ],
  },
})
