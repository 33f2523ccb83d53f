/** A posyandu of 2,000 people with five years behind it, the same every time: what is written, not the signatures. */
import { addDays, daysBetween, monthOf } from '../../src/domain/calendar.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { openDayId, visitId } from '../../src/log/record-id.ts'
import type { Write } from '../../src/replica/write.ts'

export const PEOPLE = 2000
export const FAMILIES = 450
export const OPEN_DAYS = 60
export const VISITS_A_DAY = 100
export const STEPS = 5
export const USER = { record: 'bu-siti', name: 'Bu Siti' }

const FIRST_YEAR = 2021
const FIRST_MONTH = 11

export interface Child {
  readonly record: string
  readonly name: string
  readonly birthDate: string
  /** How much heavier than the middle this child is, for life. */
  readonly share: number
}

interface Day {
  readonly record: string
  readonly date: string
}

export interface Batch {
  /** The clock of the phone that writes it. */
  readonly at: string
  readonly writes: readonly Write[]
}

export class Posyandu {
  readonly posyandu: string
  readonly puskesmas: string
  readonly #people: readonly Write[]
  readonly #children: readonly Child[]
  readonly days: readonly Day[]
  /** After the sixty: everybody has come, nobody was weighed. */
  readonly today: Day

  constructor(posyandu: string, puskesmas: string, seed: number) {
    this.posyandu = posyandu
    this.puskesmas = puskesmas
    const all = Array.from({ length: OPEN_DAYS + 1 }, (_, i): Day => {
      const date = dayOfMonth(i)
      return { record: openDayId(date, `hari${String(i).padStart(2, '0')}`), date }
    })
    this.days = all.slice(0, OPEN_DAYS)
    this.today = all[OPEN_DAYS]!
    const made = makePeople(registryOf(posyandu), this.today.date, random(seed))
    this.#people = made.writes
    this.#children = made.children
  }

  /** Everything, in the order it happened; a batch is one save. */
  *batches(): Generator<Batch> {
    const { posyandu, puskesmas } = this
    const directory = directoryOf(puskesmas)
    yield {
      at: `${this.days[0]!.date}T01:00:00Z`,
      writes: [
        { document: directory, kind: 'user', record: USER.record, set: { name: USER.name } },
        { document: directory, kind: 'posyandu', record: posyandu, set: { name: 'Melati', desa: 'Sukamaju' } },
      ],
    }
    for (let i = 0; i < this.#people.length; i += 500) {
      yield { at: `${this.days[0]!.date}T01:00:00Z`, writes: this.#people.slice(i, i + 500) }
    }
    for (const day of this.days) {
      yield { at: `${day.date}T02:00:00Z`, writes: [this.#opening(day)] }
      yield { at: `${day.date}T03:00:00Z`, writes: this.comingTo(day).flatMap((child) => this.#steps(child, day)) }
    }
    const came = this.comingTo(this.today).map((child) => this.#visit(child, this.today, { came: true }))
    yield { at: `${this.today.date}T02:00:00Z`, writes: [this.#opening(this.today), ...came] }
  }

  /** The hundred children who come: under five, another hundred each time. */
  comingTo(day: Day): readonly Child[] {
    const small = this.#children.filter(({ birthDate }) => {
      const age = daysBetween(birthDate, day.date)
      return age >= 30 && age < 59 * 30
    })
    const start = (daysBetween(this.days[0]!.date, day.date) * 7) % small.length
    const turned = [...small.slice(start), ...small.slice(0, start)]
    if (turned.length < VISITS_A_DAY) throw new Error(`expected ${VISITS_A_DAY} children, found ${turned.length}`)
    return turned.slice(0, VISITS_A_DAY)
  }

  /** One person's way through the five steps: an entry each. */
  #steps(child: Child, day: Day): Write[] {
    const months = daysBetween(child.birthDate, day.date) / 30.4
    const isVitaminMonth = ['02', '08'].includes(day.date.slice(5, 7))
    return [
      this.#visit(child, day, { came: true }),
      this.#visit(child, day, {
        came: true,
        weightKg: weightKg(child, day.date),
        heightCm: Math.round((49 + 13 * Math.log2(1 + months / 6)) * 10) / 10,
        posture: months < 24 ? 'terlentang' : 'berdiri',
      }),
      this.#visit(child, day, { headCm: Math.round((35 + 4 * Math.log2(1 + months / 6)) * 10) / 10, armCm: 14.5 }),
      this.#visit(child, day, { note: 'Makan tiga kali sehari, ASI lanjut' }),
      this.#visit(child, day, isVitaminMonth && months >= 12 ? { vitaminA: 'merah' } : { oedema: false }),
    ]
  }

  #visit(child: Child, day: Day, set: Write['set']): Write {
    const document = visitsOf(this.posyandu, monthOf(day.date))
    return { document, kind: 'visit', record: visitId(child.record, day.record), set }
  }

  #opening({ record, date }: Day): Write {
    const set = { date, place: 'Balai RW 3', groups: ['balita'] }
    return { document: registryOf(this.posyandu), kind: 'open-day', record, set }
  }
}

/** The tenth of every month, counted from the first. */
function dayOfMonth(months: number): string {
  const month = FIRST_MONTH - 1 + months
  return `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10`
}

/** A weight that raises no question: it grows with the child, month after month. */
export function weightKg({ birthDate, share }: Child, on: string): number {
  const months = daysBetween(birthDate, on) / 30.4
  const middle = months < 12 ? 3.6 + 0.47 * months : 9.2 + 0.18 * (months - 12)
  return Math.round(middle * share * 20) / 20
}

/** Two parents and their children a family; children of fifteen years, so that enough are small on every day. */
function makePeople(document: string, until: string, next: () => number): { writes: Write[]; children: Child[] } {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!
  const writes: Write[] = []
  const children: Child[] = []
  const perFamily = Array.from(
    { length: FAMILIES },
    (_, i) => Math.floor(PEOPLE / FAMILIES) + (i < PEOPLE % FAMILIES ? 1 : 0),
  )
  for (const [family, size] of perFamily.entries()) {
    const home = `kk${String(family).padStart(4, '0')}`
    const [rt, rw] = [String(1 + (family % 9)).padStart(2, '0'), '03']
    const kk = `3201${String(family).padStart(12, '0')}`
    writes.push({ document, kind: 'family', record: home, set: { kk, rt, rw, dusun: 'Krajan', address: `RT ${rt}` } })
    const mother = `${pick(WOMEN)} ${pick(SECOND)}`
    const father = `${pick(MEN)} ${pick(SECOND)}`
    for (let i = 0; i < size; i++) {
      const record = `${home}-orang${i}`
      const isParent = i < 2
      const sex = i === 0 ? 'P' : i === 1 ? 'L' : next() < 0.5 ? 'P' : 'L'
      const name = i === 0 ? mother : i === 1 ? father : `${pick(sex === 'P' ? GIRLS : BOYS)} ${pick(SECOND)}`
      const daysAgo = isParent ? 9000 + Math.floor(next() * 6000) : Math.floor(next() * 365 * 15)
      const birthDate = addDays(until, -daysAgo)
      const nik = `3201${String(family * 10 + i).padStart(12, '0')}`
      const relation = i === 0 ? 'Istri' : i === 1 ? 'Kepala Keluarga' : 'Anak'
      const parents = isParent ? {} : { motherName: mother, fatherName: father }
      writes.push({
        document,
        kind: 'person',
        record,
        set: { name, nik, sex, birthDate, family: home, relation, ...parents },
      })
      if (!isParent) children.push({ record, name, birthDate, share: 0.92 + next() * 0.16 })
    }
  }
  return { writes, children }
}

/** Mulberry32: the same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const WOMEN = ['Siti', 'Dewi', 'Ratna', 'Yuni', 'Nur', 'Rina', 'Sri', 'Wati', 'Fitri', 'Lestari', 'Endang', 'Aminah']
const MEN = ['Ahmad', 'Budi', 'Joko', 'Slamet', 'Agus', 'Rudi', 'Hendra', 'Soekarno', 'Dedi', 'Wahyu', 'Eko', 'Bambang']
const GIRLS = [
  'Aisyah',
  'Zahra',
  'Putri',
  'Nabila',
  'Kirana',
  'Salsabila',
  'Intan',
  'Alya',
  'Novi',
  'Khadijah',
  'Citra',
]
const BOYS = ['Rafa', 'Fadhil', 'Rizky', 'Bagas', 'Dimas', 'Arkan', 'Ilham', 'Muhammad', 'Farel', 'Galih', 'Yusuf']
const SECOND = [
  'Wulandari',
  'Saputra',
  'Hidayat',
  'Rahma',
  'Pratama',
  'Utami',
  'Nugroho',
  'Maulana',
  'Safitri',
  'Setiawan',
]
