import type { Reconciled } from '../../../../reports/national/reconcile.ts'
import type { XlsxCell } from '../../../../reports/national/xlsx.ts'
import type { nationalWords } from '../../../../ui/words/national.ts'

type Words = ReturnType<typeof nationalWords>['compare']

/** The comparison as rows of a file: one thing to look at a row. */
export function outcomeLines(outcome: Reconciled, words: Words): readonly (readonly XlsxCell[])[] {
  const { differing, notThere, notMeasuredHere, unknownHere, again, rejected } = outcome
  return [
    ['', words.what.name, words.what.nik, '', words.here, words.there],
    ...differing.flatMap(({ ours: { person }, differences }) =>
      differences.map(({ what, ours, theirs }) => [
        words.differing,
        person.name,
        person.shown.nik ?? null,
        words.what[what],
        ours,
        theirs,
      ]),
    ),
    ...notThere.map(({ ours: { person } }) => [words.notThere, person.name, person.shown.nik ?? null]),
    ...notMeasuredHere.map(({ theirs }) => [words.notMeasuredHere, theirs.name, theirs.writtenNik]),
    ...unknownHere.map(({ name, writtenNik }) => [words.unknownHere, name, writtenNik]),
    ...again.map(({ name, writtenNik, row }) => [words.sameNikAgain, name, writtenNik, words.line(row)]),
    ...rejected.map(({ written, why }) => [
      words.rejected,
      written,
      null,
      why.code === 'said' ? why.text : words.why[why.code],
    ]),
  ]
}
