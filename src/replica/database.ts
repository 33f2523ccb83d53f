/**
 * This phone's tables: what screens read (through live queries) and the worker writes. Everything but `self`, `outbox`
 * and `meta` is a projection of the log and can be made again from it.
 */
import { Dexie, type EntityTable } from 'dexie'
import type { DeviceFields } from '../log/records/device.ts'
import type { FamilyFields } from '../log/records/family.ts'
import type { LinkFields } from '../log/records/link.ts'
import type { OpenDayFields } from '../log/records/open-day.ts'
import type { PersonFields } from '../log/records/person.ts'
import type { PosyanduFields } from '../log/records/posyandu.ts'
import type { UserFields } from '../log/records/user.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { DoubtValue } from '../log/shapes.ts'

/** Who this phone is. One row. The private key cannot be read out, only used. */
export interface Self {
  readonly key: 'self'
  readonly device: string
  readonly publicKey: string
  readonly privateKey: CryptoKey
  readonly puskesmas: string
  readonly posyandu: string
  readonly invite: string
}

/** An entry that this phone wrote. It stays until the relay has it and a later start has found it in the document. */
export interface OutboxRow {
  /** The entry's id. */
  readonly id: string
  readonly document: string
  readonly n: number
  readonly text: string
  /** 0: not sent. 1: on the relay's disk. 2: refused, waiting for somebody to look. */
  readonly state: 0 | 1 | 2
  readonly reason?: string
}

/** What every projected record has beside its shown fields. */
export interface Projected {
  readonly record: string
  /** The document its first entry was in. */
  readonly document: string
  /** Fields with two different heads. */
  readonly conflicts: readonly string[]
  /** Doubts of an import that nobody has settled, by field. */
  readonly doubts: Readonly<Record<string, DoubtValue>>
  /** 1 when there is a conflict or an open doubt: somebody must look. */
  readonly open: 0 | 1
  /** It holds something that only a newer app understands. */
  readonly newer: boolean
  /** JSON of the fold's fields: all heads with who and when (`fieldStates`). */
  readonly state: string
}

export type Row<Fields> = Projected & { readonly shown: Fields }
export type VisitRow = Row<VisitFields> & { readonly person: string; readonly openDay: string }
export type PersonRow = Row<PersonFields> & { readonly family: string }

export interface Meta {
  readonly key: string
  readonly value: unknown
}

export class LocalDatabase extends Dexie {
  declare self: EntityTable<Self, 'key'>
  declare meta: EntityTable<Meta, 'key'>
  declare outbox: EntityTable<OutboxRow, 'id'>
  declare person: EntityTable<PersonRow, 'record'>
  declare family: EntityTable<Row<FamilyFields>, 'record'>
  declare link: EntityTable<Row<LinkFields>, 'record'>
  declare openDay: EntityTable<Row<OpenDayFields>, 'record'>
  declare visit: EntityTable<VisitRow, 'record'>
  declare posyandu: EntityTable<Row<PosyanduFields>, 'record'>
  declare user: EntityTable<Row<UserFields>, 'record'>
  declare device: EntityTable<Row<DeviceFields>, 'record'>
  /** Records of kinds that only a newer app knows: kept, and counted on the screen. */
  declare unknown: EntityTable<Row<Record<string, never>> & { readonly kind: string }, 'record'>

  constructor(name = 'lima-langkah') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      self: 'key',
      meta: 'key',
      outbox: 'id, document, state',
      person: 'record, family, open',
      family: 'record, open',
      link: 'record, open',
      openDay: 'record, open',
      visit: 'record, person, openDay, open',
      posyandu: 'record',
      user: 'record',
      device: 'record',
      unknown: 'record',
    })
  }
}
