/** Somebody with a phone at a posyandu: looks at what the phone shows and does the next thing that comes to mind. */
import type { Json } from '../../src/log/entry.ts'
import { visitsOf } from '../../src/log/document-name.ts'
import { monthOfOpenDay, partsOfVisitId, visitId } from '../../src/log/record-id.ts'
import type { VisitFields } from '../../src/log/records/visit.ts'
import { addUser } from '../../src/replica/intentions/directory.ts'
import {
  correctOpenDay,
  correctPerson,
  registerPerson,
  settleLink,
  startOpenDay,
} from '../../src/replica/intentions/registry.ts'
import { pickValue, undo } from '../../src/replica/intentions/settle.ts'
import { checkIn, correctVisit, recordMeasurements, type VisitPlace } from '../../src/replica/intentions/visit.ts'
import { fieldStates } from '../../src/replica/field-states.ts'
import type { ProjectedRow } from '../../src/replica/store.ts'
import type { Append, Saved, SaveResult } from '../../src/replica/write.ts'
import type { Random } from './random.ts'
import type { SimulatedPhone } from './simulated-phone.ts'

type Deed = (append: Append) => Promise<SaveResult | undefined>

const DAY_MS = 86_400_000
const MOST_AT_ONCE = 25

export class Kader {
  readonly #phone: SimulatedPhone
  readonly #random: Random
  readonly #posyandu: string
  readonly #puskesmas: string
  #last: readonly Saved[] = []
  #count = 0

  constructor(phone: SimulatedPhone, random: Random, posyandu: string, puskesmas: string) {
    this.#phone = phone
    this.#random = random
    this.#posyandu = posyandu
    this.#puskesmas = puskesmas
  }

  async act(): Promise<void> {
    const append = this.#phone.writer()
    if (!append) return
    const result = await this.#deed()(append)
    if (result?.ok) this.#last = result.saved
  }

  #deed(): Deed {
    if (this.#rows('openDay').length === 0) return (append) => this.#openDay(append)
    if (this.#rows('person').length < 3) return (append) => this.#register(append)
    if (this.#phone.traits.isNewer && this.#random.chance(0.4)) return (append) => this.#writeSomethingNew(append)
    const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
      [30, (append) => this.#weigh(append)],
      [12, (append) => this.#checkIn(append)],
      [12, (append) => this.#correct(append)],
      [10, (append) => this.#pick(append)],
      [8, (append) => this.#undo(append)],
      [8, (append) => this.#register(append)],
      [6, (append) => this.#correctPerson(append)],
      [4, (append) => this.#settleLink(append)],
      [3, (append) => this.#openDay(append)],
      [2, (append) => this.#moveDay(append)],
      [2, (append) => this.#addUser(append)],
      [2, (append) => this.#copyFromPaper(append)],
    ]
    let left = this.#random.between(0, deeds.reduce((sum, [weight]) => sum + weight, 0)) // prettier-ignore
    return deeds.find(([weight]) => (left -= weight) < 0)![1]
  }

  #weigh(append: Append): Promise<SaveResult> {
    const place = this.#place()
    const fields = { weightKg: this.#weightKg(), ...(this.#random.chance(0.6) && { heightCm: this.#heightCm() }) }
    return recordMeasurements(append, place, fields, this.#headsBefore(this.#visitAt(place)))
  }

  #checkIn(append: Append): Promise<SaveResult> {
    const { openDay } = this.#place()
    const people = this.#random.some(this.#rows('person'), this.#random.whole(1, 4))
    return checkIn(
      append,
      people.map(({ record }) => ({ posyandu: this.#posyandu, openDay, person: record })),
    )
  }

  async #correct(append: Append): Promise<SaveResult | undefined> {
    const visit = this.#random.pick(this.#rows('visit'))
    if (!visit) return undefined
    const fields: VisitFields = this.#random.pick<VisitFields>([
      { weightKg: this.#weightKg() },
      { weightKg: null },
      { weightKg: this.#weightKg(), heightCm: this.#heightCm() },
      { note: `timbang ulang ${this.#count++}` },
      { notWeighed: 'rewel' },
    ])
    return correctVisit(append, { posyandu: this.#posyandu, ...partsOfVisitId(visit.record) }, fields, this.#headsBefore(visit)) // prettier-ignore
  }

  async #pick(append: Append): Promise<SaveResult | undefined> {
    const row = this.#random.pick([...this.#rows('visit'), ...this.#rows('person')].filter(({ open }) => open === 1))
    const field = row?.conflicts[0]
    if (!row || field === undefined) return this.#correct(append)
    const kind = partsOfVisitId(row.record).person === row.record.slice(0, -1) ? 'person' : 'visit'
    const { value } = this.#random.pick(fieldStates(row)[field]!.heads)!
    return pickValue(append, { document: row.document, kind, record: row.record }, field, value)
  }

  async #undo(append: Append): Promise<SaveResult | undefined> {
    return this.#last.length > 0 ? undo(append, this.#last) : undefined
  }

  async #register(append: Append): Promise<SaveResult> {
    const name = `Anak ${this.#phone.traits.name} ${this.#count++}`
    const more = this.#random.chance(0.5) ? { household: { rt: '02', rw: '05' } } : {}
    const { result } = await registerPerson(append, this.#posyandu, { name, sex: 'P' }, more)
    return result
  }

  async #correctPerson(append: Append): Promise<SaveResult | undefined> {
    const person = this.#random.pick(this.#rows('person'))
    if (!person) return undefined
    const fields = this.#random.pick([{ phone: `08${this.#random.whole(1e8, 1e9)}` }, { motherName: 'Ibu Wati' }])
    return correctPerson(append, this.#posyandu, person.record, fields, this.#headsBefore(person))
  }

  async #settleLink(append: Append): Promise<SaveResult | undefined> {
    const [a, b] = this.#random.some(this.#rows('person'), 2)
    return a && b && settleLink(append, this.#posyandu, a.record, b.record, this.#random.chance(0.5))
  }

  /** Mostly of today, as the phone's clock claims; now and then an old page of the register book. */
  async #openDay(append: Append): Promise<SaveResult> {
    const date = new Date(this.#phone.clock())
    if (this.#random.chance(0.4)) date.setTime(date.getTime() - this.#random.whole(1, 400) * DAY_MS)
    const { result } = await startOpenDay(append, this.#posyandu, {
      date: date.toISOString().slice(0, 10),
      groups: ['balita'],
    })
    return result
  }

  async #moveDay(append: Append): Promise<SaveResult | undefined> {
    const day = this.#random.pick(this.#rows('openDay'))
    return day && correctOpenDay(append, this.#posyandu, day.record, { place: `Balai RW ${this.#random.whole(1, 9)}` })
  }

  async #addUser(append: Append): Promise<SaveResult> {
    const { result } = await addUser(append, this.#puskesmas, `Bu ${this.#count++}`)
    return result
  }

  /** A morning of paper, typed in one go; with several tabs open, in all of them at once. */
  async #copyFromPaper(append: Append): Promise<SaveResult | undefined> {
    const { openDay } = this.#place()
    const people = this.#random.some(this.#rows('person'), MOST_AT_ONCE)
    const results = await Promise.all(
      people.map(({ record }) =>
        recordMeasurements(
          this.#phone.writer() ?? append,
          { posyandu: this.#posyandu, openDay, person: record },
          { weightKg: this.#weightKg() },
        ),
      ),
    )
    return results.at(-1)
  }

  /** What an app of next year may write: a kind, a field and a shape that this one does not know. */
  #writeSomethingNew(append: Append): Promise<SaveResult> {
    const { posyandu, openDay, person } = this.#place()
    const document = visitsOf(posyandu, monthOfOpenDay(openDay))
    const visit = visitId(person, openDay)
    const [kind, record, set] = this.#random.pick<readonly [string, string, Record<string, Json>]>([
      ['later-kind', visit, { vaccine: 'PCV2', batch: { number: this.#count++, vvm: 'A' } }],
      ['visit', visit, { muacBand: { colour: 'hijau', measuredBy: 'pita' }, weightKg: this.#weightKg() }],
      ['visit', visit, { vitaminA: 'biru', came: true }],
    ])
    return append([{ document, kind, record, set }])
  }

  /** Where people are right now, or, now and then, a page of before. */
  #place(): VisitPlace {
    const days = this.#rows('openDay')
    const openDay = (this.#random.chance(0.8) ? days.at(-1) : this.#random.pick(days))!.record
    // A few children come up again and again: on several phones, apart from each other.
    const people = this.#rows('person')
    const person = (this.#random.chance(0.5) ? this.#random.pick(people.slice(0, 4)) : this.#random.pick(people))!
    return { posyandu: this.#posyandu, openDay, person: person.record }
  }

  #visitAt({ person, openDay }: VisitPlace): ProjectedRow | undefined {
    return this.#rows('visit').find(({ record }) => record === visitId(person, openDay))
  }

  /** The ids that the screen shows; sometimes it is old, and shows fewer. */
  #headsBefore(row: ProjectedRow | undefined): string[] {
    const heads = Object.values(fieldStates(row)).flatMap((field) => field.heads.map(({ id }) => id))
    return this.#random.chance(0.1) ? heads.slice(1) : heads
  }

  #rows(table: 'openDay' | 'person' | 'visit'): ProjectedRow[] {
    return this.#phone.disk.tables.rows(table)
  }

  #weightKg(): number {
    return this.#random.whole(30, 180) / 10
  }

  #heightCm(): number {
    return this.#random.whole(500, 1100) / 10
  }
}
