/** Sasaran, datang, tidak datang: how every recap of the open days begins, whatever its groups. */
import type { Column, Identity } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isSeen, isVisitor } from './examined.ts'
import { headed } from './headed.ts'

export interface Attending {
  readonly label: string
  readonly is: (at: PersonMonth) => boolean
}

/** Numbered from column 2 on, as the printed forms are: all sasaran, then all who came, then all who did not. */
export function attendanceColumns(groups: readonly Attending[]): readonly Column[] {
  const block = (under: string, nth: number, fits: (at: PersonMonth) => boolean): readonly Column[] =>
    headed(
      under,
      ...groups.map(
        ({ label, is }, i) => [code(groups, nth, i), label, (at: PersonMonth) => fits(at) && is(at)] as const,
      ),
    )
  return [
    ...block('Sasaran', 0, (at) => at.isSasaran),
    ...block('Datang', 1, isSeen),
    ...block('Tidak datang', 2, (at) => at.isSasaran && !at.came),
  ]
}

/** K3: a guest is in none of them, so that these hold. */
export function attendanceIdentities(groups: readonly Attending[]): readonly Identity[] {
  return groups.map(({ label }, i) => ({
    says: `${label}: sasaran = datang + tidak datang`,
    left: [code(groups, 0, i)],
    right: [code(groups, 1, i), code(groups, 2, i)],
  }))
}

/** Came, and belong elsewhere. */
export function guestColumns(groups: readonly Attending[]): readonly Column[] {
  return headed(
    'Luar wilayah (tidak masuk kolom lain)',
    ...groups.map(
      ({ label, is }, i) => [`tamu-${i + 1}`, label, (at: PersonMonth) => isVisitor(at) && is(at)] as const,
    ),
  )
}

function code(groups: readonly Attending[], nth: number, i: number): string {
  return String(2 + nth * groups.length + i)
}
