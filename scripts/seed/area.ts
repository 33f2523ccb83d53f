/**
 * A whole area, entry by entry: its directory, then posyandu by posyandu everything that was ever written there. The keys
 * of its devices come from the seed and the secret of the invitation, so that nobody else can make them.
 */
import { addDays, monthOf, previousMonth, type CalendarMonth } from '../../src/domain/calendar.ts'
import { groupBy } from '../../src/domain/group-by.ts'
import type { GrowthTables } from '../../src/domain/growth/tables.ts'
import { CLOSING } from '../../src/log/closing.ts'
import { directoryOf, parseDocumentName, recapOf } from '../../src/log/document-name.ts'
import { invitationPublicKey, proveInvited, type Invitation } from '../../src/log/invitation.ts'
import { targetId } from '../../src/log/records/target.ts'
import { AREA, desaScope, posyanduScope, type Grant } from '../../src/log/role.ts'
import type { Json } from '../../src/log/entry.ts'
import { PROGRAMMES } from '../../src/reports/evidence/programmes.ts'
import type { Row } from '../../server/journal/journal.ts'
import { directoryRows } from '../rekap/journal-area.ts'
import { Closing, type ClosingPlan } from './closing.ts'
import { Luck } from './luck.ts'
import { arriving } from './moves.ts'
import { DESA, POSYANDU, spoken } from './names.ts'
import { Pen, type Act, type Counter, type Heads } from './pen.ts'
import type { Holder, VillagePlan, Written } from './notebook.ts'
import { programmePage, pusdatinOf } from './office.ts'
import { Village } from './village.ts'

export interface AreaPlan {
  readonly posyandu: number
  readonly people: number
  readonly months: number
  readonly seed: number
  /** The newest month. */
  readonly until: CalendarMonth
  /** The newest month that the puskesmas closed; absent: the one before `until`. */
  readonly closed?: CalendarMonth
}

const POSYANDU_A_DESA = 4
/** So many months are closed. */
const CLOSED_MONTHS = 3

export class SeededArea {
  readonly #plan: AreaPlan
  readonly #puskesmas: string
  readonly #by: Invitation
  readonly #tables: GrowthTables
  readonly #counter: Counter
  /** Of whoever made the area. */
  readonly office: Pen
  readonly links: Invitation[] = []

  /** `by`: an invitation of the puskesmas that nobody has taken up. */
  static async plan(plan: AreaPlan, by: Invitation, tables: GrowthTables): Promise<SeededArea> {
    const counter = { last: 0 }
    return new SeededArea(plan, by, tables, counter, await Pen.make(`${plan.seed} ${by.secret} kantor`, counter))
  }

  private constructor(plan: AreaPlan, by: Invitation, tables: GrowthTables, counter: Counter, office: Pen) {
    this.#plan = plan
    this.#puskesmas = by.puskesmas
    this.#by = by
    this.#tables = tables
    this.#counter = counter
    this.office = office
  }

  /** The directory first, in three: who wrote what follows. Then one batch a posyandu, and the office's own pages. */
  async *batches(): AsyncGenerator<Row[]> {
    const villages = this.#villages()
    const heads: Heads = new Map()
    const directory: Row[] = []
    const said: string[] = []
    let part = 1
    const say = async (pen: Pen, kind: string, record: string, set: Record<string, Json>): Promise<void> => {
      const at = `${this.#months()[0]!}-01T08:00:00+07:00`
      const act = { document: directoryOf(this.#puskesmas), kind, record, set, who: 'bu-gizi', at }
      const row = await pen.row(pen.entry(act, heads), `ke-${part}`)
      directory.push(row)
      said.push(row.text)
    }
    const introduce = async (pen: Pen, invitation: Invitation, label: string): Promise<void> => {
      const { invitation: record, secret, role, scopes } = invitation
      const proof = await proveInvited(secret, record, pen.device)
      await say(pen, 'device', pen.device, { publicKey: pen.publicKey, label, invitation: record, proof })
      await say(pen, 'grant', pen.device, { role, scopes, invitation: record })
    }
    await introduce(this.office, this.#by, 'Komputer puskesmas (contoh)')
    yield directory.splice(0)
    part++
    const invited: (() => Promise<void>)[] = []
    await say(this.office, 'settings', 'settings', { puskesmas: 'Talang Empat' })
    await say(this.office, 'user', 'bu-gizi', { name: 'Bu Rina (gizi)', role: 'puskesmas' })
    const pens = new Map<string, Pen>()
    const letIn = async (label: string, grant: Grant, name: string): Promise<Pen> => {
      const known = pens.get(label)
      if (known) return known
      const pen = await Pen.make(`${this.#plan.seed} ${this.#by.secret} ${label}`, this.#counter)
      const invitation = await this.#invite(label, grant, name, say)
      invited.push(() => introduce(pen, invitation, name))
      pens.set(label, pen)
      return pen
    }
    for (const { plan } of villages) {
      const { posyandu, name, desa, who } = plan
      await say(this.office, 'posyandu', posyandu, {
        name,
        desa,
        kecamatan: 'Talang Empat',
        kabupaten: 'Bengkulu Tengah',
      })
      const kader = { role: 'kader', scopes: [posyanduScope(posyandu)] } as const
      await letIn(`${posyandu} 1`, kader, `HP Bu Siti ${name}`)
      await letIn(`${posyandu} 2`, kader, `HP Bu Dewi ${name}`)
      await letIn(`bidan ${desa}`, { role: 'bidan', scopes: [desaScope(desa)] }, `HP Bidan ${desa}`)
      await say(this.office, 'user', who.first, { name: `Siti ${name}`, posyandu, role: 'kader' })
      await say(this.office, 'user', who.second, { name: `Dewi ${name}`, posyandu, role: 'kader' })
      await say(this.office, 'user', who.bidan, { name: `Bidan ${desa}`, role: 'bidan' })
    }
    for (const target of this.#targets(villages)) await say(this.office, 'target', target.record, target.set)
    await this.#leaveLinks(villages[0]!.plan, say)
    yield directory.splice(0)
    part++
    // A relay lets nobody in whose invitation it does not have yet.
    for (const introduceThem of invited) await introduceThem()
    yield directory.splice(0)
    const closing: ClosingPlan = {
      puskesmas: this.#puskesmas,
      months: this.#closedMonths(),
      directory: await directoryRows(said, this.#puskesmas),
      tables: this.#tables,
    }
    for (const [i, village] of villages.entries()) {
      const { posyandu, desa, name } = village.plan
      const holders: Record<Holder, Pen> = {
        first: pens.get(`${posyandu} 1`)!,
        second: pens.get(`${posyandu} 2`)!,
        bidan: pens.get(`bidan ${desa}`)!,
        office: this.office,
      }
      const rows = await this.#write(village, holders, new Closing(closing, village.plan))
      for (const moved of village.moved) {
        const next = villages[i + 1]!
        next.expect(await arriving(moved, rows, name, next.plan.posyandu))
      }
      yield rows
    }
    yield await this.#programmes()
  }

  /** Everything of a posyandu, and its months as they were closed. */
  async #write(village: Village, holders: Record<Holder, Pen>, closing: Closing): Promise<Row[]> {
    const heads: Heads = new Map()
    /** By device. */
    const newest = new Map<string, string>()
    const write = (acts: readonly Written[]): Promise<Row[]> =>
      Promise.all(
        acts.map((act) => {
          const pen = holders[act.holder]
          const entry = pen.entry(knowing(act, newest), heads)
          // Nobody at a posyandu knows what the office wrote elsewhere.
          if (isOf(village.plan.posyandu, act.document)) newest.set(pen.device, entry.id)
          return pen.row(entry, act.opening)
        }),
      )
    const rows: Row[] = []
    for (const { month, acts } of village.pages()) {
      const own = await write(acts)
      await closing.take(own)
      rows.push(...own, ...(await write(await closing.after(month))))
    }
    return rows
  }

  /** What the programmes' people wrote of the closed months. */
  async #programmes(): Promise<Row[]> {
    const heads: Heads = new Map()
    const rows = this.#closedMonths().flatMap((month) =>
      PROGRAMMES.map((programme) => {
        const at = `${nextMonthOf(month)}-04T13:00:00+07:00`
        const where = { document: recapOf(this.#puskesmas), kind: 'programme-month', record: `${programme}/${month}` }
        const set = programmePage(programme, month)
        return this.office.row(this.office.entry({ ...where, set, who: 'bu-gizi', at }, heads), 'program')
      }),
    )
    return Promise.all(rows)
  }

  /** Links that are left for whoever tries the area. */
  async #leaveLinks({ posyandu, desa }: VillagePlan, say: Say): Promise<void> {
    const grants: readonly (readonly [name: string, Grant])[] = [
      ['Bu Yanti', { role: 'puskesmas', scopes: [AREA] }],
      ['Pak Budi', { role: 'puskesmas', scopes: [AREA] }],
      ['Bidan Nur', { role: 'bidan', scopes: [desaScope(desa)] }],
      ['Bu Ratna', { role: 'kader', scopes: [posyanduScope(posyandu)] }],
      ['Pak Hadi', { role: 'dinas', scopes: [AREA] }],
    ]
    for (const [i, [name, grant]] of grants.entries())
      this.links.push(await this.#invite(`coba-${i}`, grant, name, say))
  }

  async #invite(label: string, { role, scopes }: Grant, name: string, say: Say): Promise<Invitation> {
    const secret = `${this.#plan.seed} ${this.#by.secret} ${label}`
    const record = `undangan-${label.replaceAll(' ', '-')}`
    await say(this.office, 'invitation', record, { publicKey: await invitationPublicKey(secret), name, role, scopes })
    return { puskesmas: this.#puskesmas, invitation: record, secret, role, scopes, by: this.office.device }
  }

  /** What Pusdatin says of every desa, in every year of these months. */
  #targets(villages: readonly Village[]): readonly { readonly record: string; readonly set: Record<string, Json> }[] {
    const luck = new Luck(this.#plan.seed + 800_000)
    const years = [...new Set(this.#months().map((month) => Number(month.slice(0, 4))))]
    return [...groupBy(villages, ({ plan }) => plan.desa)].flatMap(([desa, own]) => {
      const people = own.reduce((sum, { plan }) => sum + plan.people, 0)
      return years.map((year) => ({ record: targetId(year, desa), set: pusdatinOf(desa, year, people, luck) }))
    })
  }

  #closedMonths(): CalendarMonth[] {
    const { until, closed = previousMonth(until) } = this.#plan
    return this.#months()
      .filter((month) => month <= closed)
      .slice(-CLOSED_MONTHS)
  }

  #villages(): Village[] {
    const { posyandu, people, seed } = this.#plan
    return Array.from({ length: posyandu }, (_, i) => {
      const name = POSYANDU[i % POSYANDU.length]!
      const round = Math.floor(i / POSYANDU.length)
      const id = `${name.toLowerCase()}${round > 0 ? `-${round + 1}` : ''}`
      const desa = desaOf(i)
      const who = {
        first: `siti-${id}`,
        second: `dewi-${id}`,
        bidan: `bidan-${desa.toLowerCase().replaceAll(' ', '-')}`,
        office: 'bu-gizi',
      }
      const hasNext = i + 1 < posyandu && desaOf(i + 1) === desa
      const next = hasNext ? titleOf(i + 1) : undefined
      const about = { posyandu: id, name: titleOf(i), desa, people, next }
      const plan = { ...about, months: this.#months(), seed: seed * 1000 + i, who }
      return new Village(plan, this.#tables)
    })
  }

  #months(): CalendarMonth[] {
    const months = [this.#plan.until]
    while (months.length < this.#plan.months) months.unshift(previousMonth(months[0]!))
    return months
  }
}

function desaOf(i: number): string {
  return spoken(DESA[Math.floor(i / POSYANDU_A_DESA) % DESA.length]!)
}

function titleOf(i: number): string {
  const round = Math.floor(i / POSYANDU.length)
  return `${spoken(POSYANDU[i % POSYANDU.length]!)}${round > 0 ? ` ${round + 1}` : ''}`
}

function nextMonthOf(month: CalendarMonth): CalendarMonth {
  return monthOf(addDays(`${month}-28`, 4))
}

function isOf(posyandu: string, document: string): boolean {
  const of = parseDocumentName(document)
  return of !== undefined && 'posyandu' in of && of.posyandu === posyandu
}

type Say = (pen: Pen, kind: string, record: string, set: Record<string, Json>) => Promise<void>

/** A closing names the newest entry of every device (`closing.ts`), so that what comes after it is seen to be late. */
function knowing(act: Act, newest: ReadonlyMap<string, string>): Act {
  if (act.set.closed !== true) return act
  return { ...act, set: { ...act.set, [`${CLOSING}contoh`]: [...newest.values()].sort() } }
}

/** The rows of each document, in their order. */
export function byDocument(rows: readonly Row[]): Row[][] {
  const own = new Map<string, Row[]>()
  for (const row of rows) {
    const those = own.get(row.document)
    if (those) those.push(row)
    else own.set(row.document, [row])
  }
  return [...own.values()]
}
