/** Correcting a household: what is typed against what stands, and only what changed goes out. Pure. */
import { readTypedNik } from '../../../domain/nik.ts'
import type { FamilyFields } from '../../../log/records/family.ts'

export interface TypedHousehold {
  kk: string
  rt: string
  rw: string
  dusun: string
  address: string
  gakin: 'ya' | 'tidak' | ''
}

/** Undefined while the KK number is neither empty nor complete. */
export function householdChanges(typed: TypedHousehold, shown: FamilyFields): FamilyFields | undefined {
  const before = typedHousehold(shown)
  const names = Object.keys(before) as (keyof TypedHousehold)[]
  const changed = names.filter((name) => typed[name].trim() !== before[name].trim())
  const kk = readTypedNik(typed.kk)
  if (changed.includes('kk') && kk.is !== 'complete' && kk.is !== 'empty') return undefined
  const now = (name: keyof TypedHousehold): string | boolean | null => {
    if (name === 'gakin') return typed.gakin === '' ? null : typed.gakin === 'ya'
    return name === 'kk' && kk.is === 'complete' ? kk.nik : typed[name].trim() || null
  }
  return Object.fromEntries(changed.map((name) => [name, now(name)]))
}

export function typedHousehold({ kk, rt, rw, dusun, address, gakin }: FamilyFields): TypedHousehold {
  return {
    kk: kk ?? '',
    rt: rt ?? '',
    rw: rw ?? '',
    dusun: dusun ?? '',
    address: address ?? '',
    gakin: typeof gakin === 'boolean' ? (gakin ? 'ya' : 'tidak') : '',
  }
}
