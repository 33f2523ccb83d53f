/** The posyandu of an area as its reports have them: those that became one are one. */
import { mergedWith } from '../../log/merged.ts'
import type { LocalDatabase, PosyanduRow } from '../tables.ts'
import { readOwnAccess } from '../queries/own-access.ts'
import { partOfEach } from '../queries/merged.ts'
import type { MergedPosyandu } from './area.ts'

/** Those that this device was given. */
export async function readGivenPosyandu(db: LocalDatabase): Promise<readonly MergedPosyandu[]> {
  const [access, rows] = await Promise.all([readOwnAccess(db), db.posyandu.toArray()])
  const given = access ? [access.posyandu, ...access.others] : []
  return mergedPosyandu(rows).filter(({ parts }) => parts.some((part) => given.includes(part)))
}

/** By desa, then name; without any place, last. */
export function mergedPosyandu(rows: readonly PosyanduRow[]): readonly MergedPosyandu[] {
  const partOf = new Map(partOfEach(rows))
  const byRecord = new Map(rows.map((row) => [row.record, row.shown]))
  const wholes = new Set([...byRecord.keys()].map((record) => wholeOf(record, partOf)))
  return [...wholes]
    .map((posyandu): MergedPosyandu => {
      const { name, desa, kecamatan } = byRecord.get(posyandu) ?? {}
      return {
        posyandu,
        name: name ?? '',
        desa: desa ?? undefined,
        kecamatan: kecamatan ?? undefined,
        parts: mergedWith(posyandu, partOf),
      }
    })
    .sort(byPlace)
}

/** The one that all of its group are part of; where each is part of another, the first by name. */
function wholeOf(posyandu: string, partOf: ReadonlyMap<string, string>): string {
  const group = mergedWith(posyandu, partOf)
  return group.find((each) => !partOf.has(each)) ?? [...group].sort()[0]!
}

function byPlace(a: MergedPosyandu, b: MergedPosyandu): number {
  if (a.desa !== b.desa) return (a.desa ?? '\uffff').localeCompare(b.desa ?? '\uffff', 'id')
  return a.name.localeCompare(b.name, 'id') || (a.posyandu < b.posyandu ? -1 : 1)
}
