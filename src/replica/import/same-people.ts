/** People of a file who were registered otherwise before: both records stay, and a link says that they are one. */
import { nameKey, namesOverlap, sameNameButForATypo } from '../../domain/workbook/names.ts'
import type { Registered } from '../../domain/workbook/registered.ts'
import { linkId } from '../../log/record-id.ts'
import type { MatchedPerson } from './match.ts'

export interface SamePerson {
  readonly link: string
  readonly because: 'nik' | 'name+birth+mother' | 'name+birth'
}

/** A pair that somebody has judged already is left alone. Whether a link is right, a person says. */
export function samePeople(
  people: readonly MatchedPerson[],
  registered: readonly Registered[],
  judged: ReadonlySet<string>,
): readonly SamePerson[] {
  const inFile = new Set(people.map(({ record }) => record))
  const others = registered.filter(({ record }) => !inFile.has(record))
  const exactly = new Set(people.map(({ row: { fields } }) => keyOf(fields)))
  return people.flatMap((one) => {
    const found = others.flatMap((other) => {
      const because = whySame(one, other)
      return because === undefined ? [] : [{ other, because }]
    })
    const exact = found.filter(({ other }) => keyOf(other) === keyOf(one.row.fields))
    // A twin's name may be one letter away: the one whose own name it is comes first.
    const alike = found.filter(({ other, because }) => because !== 'name+birth' && !exactly.has(keyOf(other)))
    const same =
      exact.length > 0 ? exact.filter(({ because }) => because !== 'name+birth' || exact.length === 1) : alike
    return same.flatMap(({ other, because }): SamePerson[] => {
      const link = linkId(one.record, other.record)
      return judged.has(link) ? [] : [{ link, because }]
    })
  })
}

function whySame({ row }: MatchedPerson, other: Registered): SamePerson['because'] | undefined {
  const { fields, parentNames = [] } = row
  const { nik, name, birthDate, sex, motherName, fatherName } = fields
  if (nik !== undefined && other.nik !== undefined) {
    const isOneName = sameNameButForATypo(name, other.name) || namesOverlap(name, other.name)
    return nik === other.nik && isOneName ? 'nik' : undefined
  }
  if (birthDate === undefined || birthDate !== other.birthDate || !sameNameButForATypo(name, other.name))
    return undefined
  if (sex !== undefined && other.sex !== undefined && sex !== other.sex) return undefined
  const parents = [motherName, fatherName, ...parentNames].filter((parent) => parent !== undefined)
  const theirs = [other.motherName, other.fatherName].filter((parent) => parent !== undefined)
  const isChildOfOne = parents.some((parent) => theirs.some((their) => sameNameButForATypo(parent, their)))
  if (isChildOfOne) return 'name+birth+mother'
  const hasOtherMother = motherName !== undefined && other.motherName !== undefined
  return hasOtherMother ? undefined : 'name+birth'
}

function keyOf({ name, birthDate }: { readonly name: string; readonly birthDate?: string }): string {
  return `${nameKey(name)}|${birthDate ?? ''}`
}
