import type { conflict as id } from '../id/conflict.ts'

export const conflict: typeof id = {
  title: (what) => `There are two values: ${what}`,
  many: (n, what) => `There are ${n} values: ${what}`,
  why: 'Recorded on two phones before they met. Nothing is lost.',
  weighAgain: 'Weigh again',
  measureAgain: 'Measure again',
  orPick: 'or choose, if the child has gone home',
  pick: (value) => `Use ${value}`,
  picked: (value) => `Using ${value}`,
  withdrawn: 'withdrawn',
  pickWithdrawn: 'Withdraw',
  gain: (grams) => (grams < 0 ? `lost ${-grams} g` : grams === 0 ? 'no change' : `gained ${grams} g`),
  meaning: (gain, code) => `${gain} (${code})`,
  first: 'first weighing (B)',
  afterGap: 'not weighed last month (O)',
  fromExcel: 'from an Excel file',
  unknownUser: 'somebody not known here yet',
}
