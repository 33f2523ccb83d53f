/**
 * This phone's tables: what screens read (through live queries) and the worker writes. Everything but `self`, `outbox`
 * and `meta` is a projection of the log and can be made again from it.
 */
import { openDB, type IDBPDatabase, type IDBPObjectStore } from 'idb'
import type { ActivityFields } from '../log/records/activity.ts'
import type { DeviceFields } from '../log/records/device.ts'
import type { ExportFields } from '../log/records/export.ts'
import type { FamilyFields } from '../log/records/family.ts'
import type { FileKeyFields } from '../log/records/file-key.ts'
import type { GrantFields } from '../log/records/grant.ts'
import type { HomeVisitFields } from '../log/records/home-visit.ts'
import type { ImmunizationFields } from '../log/records/immunization.ts'
import type { InvitationFields } from '../log/records/invitation.ts'
import type { KipiFields } from '../log/records/kipi.ts'
import type { LinkFields } from '../log/records/link.ts'
import type { MbgDayFields } from '../log/records/mbg-day.ts'
import type { OpenDayFields } from '../log/records/open-day.ts'
import type { PersonFields } from '../log/records/person.ts'
import type { PmtFields } from '../log/records/pmt.ts'
import type { PosyanduFields } from '../log/records/posyandu.ts'
import type { PregnancyFields } from '../log/records/pregnancy.ts'
import type { ProgrammeMonthFields, RecapFields, SignOffFields } from '../log/records/recap.ts'
import type { RecoveryCodeFields } from '../log/records/recovery-code.ts'
import type { ReferralFields } from '../log/records/referral.ts'
import type { SensitiveFields } from '../log/records/sensitive.ts'
import type { SettingsFields } from '../log/records/settings.ts'
import type { TargetFields } from '../log/records/target.ts'
import type { TransferFields } from '../log/records/transfer.ts'
import type { UserFields } from '../log/records/user.ts'
import type { VialFields } from '../log/records/vial.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { Role } from '../log/role.ts'
import type { DoubtValue } from '../log/shapes.ts'
import { STORAGE } from './practice/mode.ts'
import { KEY_STORE, type NotMade } from './seal/kept-key.ts'
import { KeyPlace } from './seal/key-place.ts'

/** Who this phone is. One row. The private key cannot be read out, only used. */
export interface Self {
  readonly key: 'self'
  readonly device: string
  readonly publicKey: string
  readonly privateKey: CryptoKey
  readonly puskesmas: string
  /** The posyandu at hand; empty while there is none. */
  readonly posyandu: string
  /** What its invitation offered: what counts until the directory says something else. */
  readonly role: Role
  readonly scopes: readonly string[]
  readonly invitation: string
  /** The device that invited: its word on who else was let in is taken from a file. */
  readonly invitedBy?: string
}

/** An entry that this phone wrote, or that a file brought. It stays until the relay has it and a later start has found it in the document. */
export interface OutboxRow {
  /** The entry's id; longer when a file brought another entry of that id (a phone whose disk went back in time). */
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
  /** The document it stands in; of several that do, the first by name, and the others. */
  readonly document: string
  readonly alsoIn?: readonly string[]
  /** Posyandu that write under this name and have a row of their own (`whose.ts`). */
  readonly beside?: readonly string[]
  /** Where such a row is kept: the record's name is another's. */
  readonly storedAs?: string
  /** Fields with two different heads. */
  readonly conflicts: readonly string[]
  /** Doubts of an import that nobody has settled, by field. */
  readonly doubts: Readonly<Record<string, DoubtValue>>
  /** 1 when there is a conflict or an open doubt: somebody must look. */
  readonly open: 0 | 1
  /** It holds something that only a newer app understands. */
  readonly newer: boolean
  /** The fold's fields as text: all heads with who and when (`fieldStates`). */
  readonly state: string
}

export type Row<Fields> = Projected & { readonly shown: Fields }
export type VisitRow = Row<VisitFields> & { readonly person: string; readonly openDay: string }
export type ReferralRow = Row<ReferralFields> & { readonly person: string; readonly openDay: string }
export type KipiRow = Row<KipiFields> & { readonly person: string; readonly openDay: string }
export type VialRow = Row<VialFields> & { readonly openDay: string }
export type SensitiveRow = Row<SensitiveFields> & {
  readonly person: string
  readonly openDay: string
  /** On a phone that may not read them: that these were written here, and nothing of what they say. */
  readonly noted?: readonly { readonly id: string; readonly at: string }[]
}
export type PmtRow = Row<PmtFields> & { readonly person: string }
export type PregnancyRow = Row<PregnancyFields> & { readonly person: string }
/** Without the texts that it carries. */
export type TransferRow = Row<Omit<TransferFields, 'entries'>> & { readonly person: string }
export type HomeVisitRow = Row<HomeVisitFields> & { readonly person: string; readonly openDay: string }
export type PersonRow = Row<PersonFields> & { readonly family: string }

export interface Meta {
  readonly key: string
  readonly value: unknown
}

export interface UnknownRow extends Row<Record<string, never>> {
  readonly kind: string
}

/** Every table: its row, its key, and the fields it can be searched by. */
export interface Tables {
  readonly self: Self
  readonly meta: Meta
  readonly outbox: OutboxRow
  readonly person: PersonRow
  readonly family: Row<FamilyFields>
  readonly link: Row<LinkFields>
  readonly openDay: Row<OpenDayFields>
  readonly visit: VisitRow
  /** By person record. */
  readonly immunization: Row<ImmunizationFields>
  readonly vial: VialRow
  readonly kipi: KipiRow
  readonly referral: ReferralRow
  readonly pmt: PmtRow
  readonly pregnancy: PregnancyRow
  /** `person` is the family's record on the family's own sheet. */
  readonly homeVisit: HomeVisitRow
  readonly mbgDay: Row<MbgDayFields>
  readonly activity: Row<ActivityFields>
  readonly transfer: TransferRow
  readonly sensitive: SensitiveRow
  readonly posyandu: Row<PosyanduFields>
  readonly settings: Row<SettingsFields>
  /** By year and desa (`targetId`). */
  readonly target: Row<TargetFields>
  readonly user: Row<UserFields>
  readonly device: Row<DeviceFields>
  /** By device. */
  readonly grant: Row<GrantFields>
  readonly invitation: Row<InvitationFields>
  readonly fileKey: Row<FileKeyFields>
  /** By device. */
  readonly recoveryCode: Row<RecoveryCodeFields>
  /** By number. */
  readonly exported: Row<ExportFields>
  /** Of the puskesmas, and of the posyandu whose own phones signed. */
  readonly recap: Row<RecapFields>
  readonly signOff: Row<SignOffFields>
  readonly programmeMonth: Row<ProgrammeMonthFields>
  /** Records of kinds that only a newer app knows: kept, and counted on the screen. */
  readonly unknown: UnknownRow
}

export type TableName = keyof Tables

const KEYS: Readonly<Record<TableName, { readonly key: string; readonly indexes: readonly string[] }>> = {
  self: { key: 'key', indexes: [] },
  meta: { key: 'key', indexes: [] },
  outbox: { key: 'id', indexes: ['document', 'state'] },
  person: { key: 'record', indexes: ['family', 'open'] },
  family: { key: 'record', indexes: ['open'] },
  link: { key: 'record', indexes: ['open'] },
  openDay: { key: 'record', indexes: ['open'] },
  visit: { key: 'record', indexes: ['person', 'openDay', 'open'] },
  immunization: { key: 'record', indexes: ['open'] },
  vial: { key: 'record', indexes: ['openDay'] },
  kipi: { key: 'record', indexes: ['person', 'openDay'] },
  referral: { key: 'record', indexes: ['person', 'openDay', 'open'] },
  pmt: { key: 'record', indexes: ['person', 'open'] },
  pregnancy: { key: 'record', indexes: ['person', 'open'] },
  homeVisit: { key: 'record', indexes: ['person', 'open'] },
  mbgDay: { key: 'record', indexes: [] },
  activity: { key: 'record', indexes: [] },
  transfer: { key: 'record', indexes: ['person'] },
  sensitive: { key: 'record', indexes: ['person'] },
  posyandu: { key: 'record', indexes: [] },
  settings: { key: 'record', indexes: [] },
  target: { key: 'record', indexes: [] },
  user: { key: 'record', indexes: [] },
  device: { key: 'record', indexes: [] },
  grant: { key: 'record', indexes: [] },
  invitation: { key: 'record', indexes: [] },
  fileKey: { key: 'record', indexes: [] },
  recoveryCode: { key: 'record', indexes: [] },
  exported: { key: 'record', indexes: [] },
  recap: { key: 'record', indexes: [] },
  signOff: { key: 'record', indexes: [] },
  programmeMonth: { key: 'record', indexes: [] },
  unknown: { key: 'record', indexes: [] },
}

export const TABLES = Object.keys(KEYS) as readonly TableName[]
/** The columns that a table can be searched by. */
export const INDEXES = Object.fromEntries(TABLES.map((name) => [name, KEYS[name].indexes])) as Readonly<
  Record<TableName, readonly string[]>
>
/** Raised with every change to the tables and to what the rows hold: the projection is then made again from the log. */
const VERSION = 7
const NOT_PROJECTED: readonly TableName[] = ['self', 'meta', 'outbox']
/** Keys of `meta` that say how far a document was folded begin with this. */
export const FOLDED = 'folded/'
/** Keys of `meta` that say what was pulled of a document begin with this; the value: clocks of what is on disk, by client. */
export const PULLED = 'pulled/'

/**
 * The database, opened when first asked for, and again when the browser closed it under us (low memory, a newer version
 * of the app in another tab, a phone that slept).
 */
export class OpenDatabase {
  readonly name: string
  /** What its rows are sealed with. */
  readonly keys = new KeyPlace(this)
  #opening: Promise<IDBPDatabase> | undefined
  #isOver = false

  constructor(name = STORAGE) {
    this.name = name
  }

  /** Waits for ever once it has ended. */
  get(): Promise<IDBPDatabase> {
    this.#opening ??= this.#open()
    return this.#opening
  }

  /** Forgets a connection that turned out to be closed. */
  reset(): void {
    if (!this.#isOver) this.#opening = undefined
  }

  /** Closed for good: what is deleted must not come into being again because a screen looks for it. */
  async end(): Promise<void> {
    const opened = this.#opening
    this.#isOver = true
    this.#opening = new Promise(() => undefined)
    const db = await opened?.catch(() => undefined)
    db?.close()
  }

  async #open(): Promise<IDBPDatabase> {
    try {
      return await openDB(this.name, VERSION, {
        upgrade: (db, oldVersion, _, tx) => {
          for (const name of TABLES) makeTable(db, name)
          makeKeyStore(db)
          if (oldVersion > 0) forgetFolds(tx.objectStore('meta')).catch(() => tx.abort())
        },
        blocking: (_, __, event) => {
          this.reset()
          ;(event.target as IDBDatabase).close()
        },
        terminated: () => this.reset(),
      })
    } catch (error) {
      this.reset()
      throw error
    }
  }
}

type MetaStore = IDBPObjectStore<unknown, string[], 'meta', 'versionchange'>

/** What is not a projection is left as it is. */
function makeTable(db: IDBPDatabase, name: TableName): void {
  if (db.objectStoreNames.contains(name)) {
    if (NOT_PROJECTED.includes(name)) return
    db.deleteObjectStore(name)
  }
  const store = db.createObjectStore(name, { keyPath: KEYS[name].key })
  for (const index of KEYS[name].indexes) store.createIndex(index, index)
}

/** Only where there is none yet may a key be made: it says so in a row, so that a row that was lost is seen to be lost. */
function makeKeyStore(db: IDBPDatabase): void {
  if (db.objectStoreNames.contains(KEY_STORE)) return
  const none: NotMade = { key: 'data', by: 'nobody' }
  db.createObjectStore(KEY_STORE, { keyPath: 'key' }).put(none).catch(toldByTheUpgrade)
}

/** A failed request ends the version change, which says why. */
const toldByTheUpgrade = (): void => undefined

/** Every document that this phone holds is folded from its beginning. */
async function forgetFolds(meta: MetaStore): Promise<void> {
  const keys = await meta.getAllKeys(IDBKeyRange.bound(FOLDED, `${FOLDED}\uffff`))
  for (const key of keys) await meta.put({ key, value: [] })
}
