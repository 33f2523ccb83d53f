/**
 * Villages for tests of the area: the raw texts of their documents, made by chance from a seed. With all that happens:
 * two phones at work, corrections, conflicts, joined records, guests, who moved, who was born, copied weights, days for
 * others, cancelled days, days moved into the next month. Nothing is signed: whoever reads them here checks no signature.
 */
import { addDays, type CalendarDate, type CalendarMonth } from '../../src/domain/calendar.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { entryToJson, SIGNATURE_LENGTH, type Json } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { linkId, monthOfOpenDay, openDayId, visitId } from '../../src/log/record-id.ts'
import { lastDayOf } from '../../src/reports/month/report-month.ts'
import { Random } from '../simulation/random.ts'

const DEVICES: readonly [string, string] = ['hp-siti-aaaaaaaa', 'hp-rini-bbbbbbbb']
type Set = Readonly<Record<string, Json>>

export class Village {
  readonly posyandu: string
  readonly #random: Random
  readonly #texts = new Map<string, string[]>()
  readonly #heads = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  #counter = 0

  constructor(posyandu: string, seed: string) {
    this.posyandu = posyandu
    this.#random = new Random(`${seed}/${posyandu}`)
  }

  documents(): readonly string[] {
    return [...this.#texts.keys()]
  }

  texts(document: string): readonly string[] {
    return this.#texts.get(document) ?? []
  }

  /** `over`: without what it replaces, somebody who saw nothing of it writes. */
  write(document: string, kind: string, record: string, set: Set, { device = DEVICES[0], sees = true } = {}): void {
    const id = entryId(++this.#counter, device)
    const n = (this.#counts.get(`${document} ${device}`) ?? 0) + 1
    this.#counts.set(`${document} ${device}`, n)
    const heads = Object.keys(set).map((field) => `${kind} ${record} ${field}`)
    const over = sees ? [...new Set(heads.flatMap((head) => this.#heads.get(head) ?? []))].sort() : []
    for (const head of heads) this.#heads.set(head, id)
    const at = '2026-06-01T09:00:00+07:00'
    const entry = { v: 1 as const, id, in: document, kind, record, set, over, who: 'bu-siti', by: device, n, at }
    const texts = this.#texts.get(document) ?? []
    this.#texts.set(document, [...texts, 'x'.repeat(SIGNATURE_LENGTH) + entryToJson(entry)])
  }

  directory(puskesmas: string, more: Set = {}): void {
    const name = { name: `Posyandu ${this.posyandu}`, desa: 'Sukamaju', ...more }
    this.write(directoryOf(puskesmas), 'posyandu', this.posyandu, name)
  }

  /** People, and what happened to them in these months. */
  grow(people: number, months: readonly CalendarMonth[]): void {
    const random = this.#random
    const first: CalendarDate = `${months[0]!}-01`
    const records = Array.from({ length: people }, (_, i) => this.#person(i, addDays(first, random.whole(-2200, 200))))
    for (let i = 1; i < records.length; i += 9) {
      this.write(registryOf(this.posyandu), 'link', linkId(records[i - 1]!, records[i]!), { same: random.chance(0.7) })
    }
    for (const month of months) this.#month(month, records)
  }

  #person(i: number, birthDate: CalendarDate): string {
    const random = this.#random
    const record = `${this.posyandu}-orang-${String(i).padStart(3, '0')}`
    const registry = registryOf(this.posyandu)
    const family = `${this.posyandu}-keluarga-${random.whole(1, 9)}`
    this.write(registry, 'family', family, { dusun: random.pick(['Krajan', 'Kulon']), rt: String(random.whole(1, 3)) })
    const birth = random.chance(0.05) ? {} : { birthDate }
    const sex = random.chance(0.05) ? {} : { sex: random.pick(['L', 'P']) }
    this.write(registry, 'person', record, { name: `Anak ${i}`, family, ...birth, ...sex })
    if (random.chance(0.5))
      this.write(registry, 'person', record, { kia: random.pick(['ada', 'hilang', 'pengganti', 'tidak-ada']) })
    if (random.chance(0.08)) this.write(registry, 'person', record, { guestFrom: 'Posyandu Anggrek' })
    if (random.chance(0.1)) {
      const living = random.pick(['pindah', 'meninggal', 'musiman'])
      const since = random.chance(0.8) ? { livingSince: addDays(birthDate, random.whole(1, 2500)) } : {}
      this.write(registry, 'person', record, { living, ...since })
    }
    if (random.chance(0.1)) this.write(registry, 'person', record, { birthDate: addDays(birthDate, 40) })
    return record
  }

  #month(month: CalendarMonth, records: readonly string[]): void {
    const random = this.#random
    const registry = registryOf(this.posyandu)
    const days = Array.from({ length: random.whole(1, 2) }, (_, i) => {
      const date: CalendarDate = `${month}-${String(random.whole(3, 26)).padStart(2, '0')}`
      const day = openDayId(date, `hari${i}`)
      const groups = random.pick([[], [], ['balita'], ['lansia']] as const)
      this.write(registry, 'open-day', day, { date, groups })
      if (random.chance(0.1)) this.write(registry, 'open-day', day, { date: addDays(lastDayOf(month), 2) })
      if (random.chance(0.08)) this.write(registry, 'open-day', day, { cancelled: true })
      return { day, date }
    })
    for (const { day, date } of days) {
      for (const record of records) if (random.chance(0.6)) this.#visit(record, day, date)
    }
  }

  #visit(person: string, day: string, date: CalendarDate): void {
    const random = this.#random
    const document = visitsOf(this.posyandu, monthOfOpenDay(day))
    const record = visitId(person, day)
    const say = (set: Set): void =>
      this.write(document, 'visit', record, set, { device: random.pick(DEVICES), sees: random.chance(0.9) })
    if (random.chance(0.9)) say({ came: true })
    if (random.chance(0.8)) say({ weightKg: kilos(random) })
    else if (random.chance(0.5)) say({ notWeighed: 'rewel' })
    if (random.chance(0.1)) say({ weightKg: kilos(random) })
    if (random.chance(0.05)) say({ weightKg: null })
    if (random.chance(0.08)) say({ copiedFrom: 'buku-kia' })
    if (random.chance(0.6)) {
      say({ heightCm: Math.round(random.between(50, 115) * 10) / 10, posture: random.pick(['terlentang', 'berdiri']) })
    }
    if (random.chance(0.4)) say({ headCm: Math.round(random.between(38, 54) * 10) / 10 })
    if (random.chance(0.4)) say({ armCm: Math.round(random.between(10, 17) * 10) / 10 })
    if (random.chance(0.02)) say({ oedema: true })
    if (random.chance(0.3)) say({ 'ask.ceklis': random.pick(['lengkap', 'tidak-lengkap']) })
    if (random.chance(0.3)) say({ 'ask.tbc-batuk': random.chance(0.5), 'ask.tbc-demam': random.chance(0.5) })
    if (random.chance(0.3)) say({ 'ask.mpasi': random.chance(0.6) })
    if (random.chance(0.2)) say({ 'ask.sakit': random.pick<Json>([[], ['diare'], ['batuk']])! })
    if (random.chance(0.2)) say({ advice: random.pick<Json>([[], ['mpasi']])! })
    if (random.chance(0.1)) say({ vitaminA: random.pick(['biru', 'merah']) })
    if (random.chance(0.1)) say({ deworming: 'albendazol-200' })
    if (random.chance(0.1)) say({ kiaBook: true })
    if (random.chance(0.06)) {
      const made = { person, openDay: day, reasons: ['bgm'], tier: '7-hari', status: 'dibuat' }
      this.write(document, 'referral', record, made)
    }
    if (random.chance(0.03)) {
      const course = { person, reason: 'wasting', startedOn: date, days: random.whole(10, 60) }
      const kind = random.chance(0.5) ? { kind: random.pick(['lokal', 'pabrikan']) } : {}
      this.write(registryOf(this.posyandu), 'pmt', `${record}-pmt`.replaceAll('/', '-'), { ...course, ...kind })
    }
  }
}

/** In grams that are often exactly the gain that is asked for: borders come up. */
function kilos(random: Random): number {
  return random.chance(0.5) ? random.whole(50, 70) / 10 : random.whole(25, 90) / 5
}
