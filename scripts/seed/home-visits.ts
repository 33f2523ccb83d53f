/** Whom kader see at home between two open days: children first, who expects a child, elders, and families. */
import { addDays, completedMonths, type CalendarDate } from '../../src/domain/calendar.ts'
import { VERSION } from '../../src/domain/home-visits/sheet.ts'
import type { Json } from '../../src/log/entry.ts'
import { homeDay, visitId } from '../../src/log/record-id.ts'
import { rounded, type Luck } from './luck.ts'
import type { Notebook } from './notebook.ts'
import type { Family, Person } from './people.ts'

type Fields = Record<string, Json>

/** In a month, at a posyandu of middling zeal. */
const USUAL_VISITS = 4
const ZEAL = [0.25, 0.75, 1, 1, 1.5]

/** Who is here, by what they are visited for. */
export interface AtHome {
  readonly children: readonly Person[]
  readonly pregnant: readonly Person[]
  readonly elders: readonly Person[]
  readonly families: readonly Family[]
}

export class HomeVisits {
  readonly #luck: Luck
  readonly #notebook: Notebook
  readonly #visits: number

  constructor(luck: Luck, notebook: Notebook) {
    this.#luck = luck
    this.#notebook = notebook
    this.#visits = USUAL_VISITS * luck.pick(ZEAL)
  }

  month(here: AtHome, openDay: CalendarDate): void {
    const luck = this.#luck
    const seen = new Set<string>()
    for (let i = Math.round(luck.about(this.#visits, 1)); i > 0; i--) {
      const on = addDays(openDay, luck.int(1, 9))
      const visit = this.#someone(here, on)
      if (!visit || seen.has(visit.about)) continue
      seen.add(visit.about)
      const { about, set } = visit
      const found = luck.is(0.08) ? { notHome: true } : set
      const why = luck.is(0.6) ? 'rutin' : luck.is(0.7) ? 'khusus' : 'sweeping'
      const holder = luck.is(0.5) ? 'first' : 'second'
      const fields = { on, why, version: VERSION, sheet: visit.sheet, ...found }
      const who = visit.isFamily ? { family: about } : { person: about }
      this.#notebook.write(
        holder,
        on,
        luck.int(14, 16),
        'home-visit',
        visitId(about, homeDay(on)),
        {
          ...fields,
          ...who,
        },
        on,
      )
    }
  }

  #someone(here: AtHome, on: CalendarDate) {
    const luck = this.#luck
    const turn = luck.next()
    const of = (people: readonly Person[], sheet: string, set: Fields) =>
      people.length > 0 ? { about: luck.pick(people).record, sheet, isFamily: false, set } : undefined
    if (turn < 0.15 && here.pregnant.length > 0) return of(here.pregnant, 'ibu-hamil', this.#pregnant())
    if (turn < 0.3) return of(here.elders, 'lansia', { 'ask.aks': luck.is(0.6), 'ask.skilas': luck.is(0.5) })
    if (turn < 0.45) {
      const family = luck.pick(here.families)
      return { about: family.record, sheet: 'keluarga', isFamily: true, set: this.#family() }
    }
    if (here.children.length === 0) return undefined
    const child = luck.pick(here.children)
    const isInfant = completedMonths(child.birthDate, on) < 6
    return {
      about: child.record,
      sheet: isInfant ? 'bayi' : 'balita-apras',
      isFamily: false,
      set: this.#child(isInfant),
    }
  }

  #child(isInfant: boolean): Fields {
    const luck = this.#luck
    const isImmunized = luck.is(0.85)
    const grows = luck.is(0.75) ? 'naik' : luck.is(0.6) ? 'tetap' : 'turun'
    const outcomes = isImmunized ? [] : ['tidak-akses']
    const own = isInfant
      ? { 'ask.asi-saja': luck.is(0.75), 'ask.kn': true }
      : {
          'measure.lila': rounded(Math.max(12.5, luck.about(14.4, 0.9)), 0.1),
          'ask.makan': ['pokok', 'hewani', 'nabati'],
        }
    const measured = { 'measure.suhu': rounded(luck.about(36.7, 0.2), 0.1), 'ask.bb': grows }
    return { ...measured, ...own, 'ask.imunisasi': isImmunized, signs: [], outcomes }
  }

  #pregnant(): Fields {
    const luck = this.#luck
    const drinks = luck.is(0.7)
    const outcomes = drinks ? [] : ['tidak-patuh']
    const tablets = { 'ask.ttd-ada': true, 'ask.ttd-24-jam': drinks }
    return { 'ask.kia': true, 'ask.anc': true, ...tablets, 'ask.kelas-ibu': luck.is(0.5), signs: [], outcomes }
  }

  #family(): Fields {
    const luck = this.#luck
    const house = { 'ask.air': luck.is(0.9), 'ask.jamban': luck.is(0.8), 'ask.ventilasi': luck.is(0.8) }
    return { ...house, 'ask.jkn': luck.is(0.7), 'ask.merokok': luck.is(0.55) }
  }
}
