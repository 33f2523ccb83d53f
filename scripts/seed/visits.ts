/** What is written of one person at an open day: registered by one phone, measured and served by the other. */
import {
  addDays,
  completedMonths,
  daysBetween,
  type CalendarDate,
  type CalendarMonth,
} from '../../src/domain/calendar.ts'
import type { Json } from '../../src/log/entry.ts'
import { pregnancyId, visitId } from '../../src/log/record-id.ts'
import { lastDayOf } from '../../src/reports/month/report-month.ts'
import type { Child } from './children.ts'
import type { GrownUp, Pregnancy } from './grown-ups.ts'
import { rounded, type Luck } from './luck.ts'
import type { Holder, Notebook, VillagePlan } from './notebook.ts'
import type { Person } from './people.ts'

const LATE_VISITS = 0.03
const CONFLICTS = 0.006
/** Of the newest month: who was sent before has been seen since. */
const NOT_ANSWERED_YET = 0.5
/** Of the next month: after closing, before its open day. */
const FOUND_ON_DAY = 7

export interface VisitAt {
  readonly person: Person
  readonly day: CalendarDate
  readonly openDay: string
  readonly number: number
  readonly month: CalendarMonth
  /** After eight o'clock. */
  readonly minute: number
}

export class Visits {
  readonly #plan: VillagePlan
  readonly #luck: Luck
  readonly #notebook: Notebook
  /** Typed in from paper after the day was closed. */
  #late: (() => void)[] = []

  constructor(plan: VillagePlan, luck: Luck, notebook: Notebook) {
    this.#plan = plan
    this.#luck = luck
    this.#notebook = notebook
  }

  /** What waited for the day to be closed. */
  writeLate(): void {
    for (const write of this.#late) write()
    this.#late = []
  }

  child(child: Child, at: VisitAt): void {
    const luck = this.#luck
    const months = completedMonths(child.person.birthDate, at.day)
    if (luck.is(0.02)) return this.#checkIn(at, { notWeighed: luck.pick(['rewel', 'sakit']) })
    const measured = child.measured(at.day)
    const tbc = { 'ask.tbc-batuk': luck.is(0.01), 'ask.tbc-demam': false, 'ask.tbc-kontak': luck.is(0.003) }
    const asi = months < 6 ? { [`ask.asi-${months}`]: luck.is(0.7) } : {}
    const ceklis = luck.is(0.5) ? { 'ask.ceklis': luck.is(0.93) ? 'lengkap' : 'tidak-lengkap' } : {}
    this.any(
      at,
      measured,
      luck.is(0.7)
        ? { serviced: true, resultRead: true, kiaBook: true, advice: adviceAt(months), ...tbc, ...asi, ...ceklis }
        : {},
    )
    const isVitaminMonth = ['02', '08'].includes(at.month.slice(5))
    const vitaminA =
      isVitaminMonth && months >= 6 && months < 60 && luck.is(0.93) ? { vitaminA: months < 12 ? 'biru' : 'merah' } : {}
    const deworming =
      at.month.endsWith('-08') && months >= 12 && luck.is(0.9)
        ? { deworming: months < 24 ? 'albendazol-200' : 'albendazol-400' }
        : {}
    const doses = child.dosesOn(at.day, this.#plan.who.bidan)
    const given = { ...doses, ...vitaminA, ...deworming }
    if (Object.keys(given).length > 0) this.#step('bidan', at, 30, { immunized: true, ...given })
    if (luck.is(CONFLICTS)) {
      const misread = Number(measured.weightKg) + luck.pick([-1, -0.5, 0.5, 1])
      this.#step('second', at, 12, { weightKg: rounded(misread, 0.1) }, true)
    }
  }

  /** Only paper said that they came, and it was found when the month had been closed. */
  foundLater(child: Child, at: VisitAt): void {
    const day = Number(at.day.slice(8))
    const minutesLater = (daysBetween(at.day, lastDayOf(at.month)) + FOUND_ON_DAY) * 24 * 60
    const reason = `Kertas tanggal ${day} baru ditemukan`
    this.#step('second', at, minutesLater, { came: true, ...child.measured(at.day), 'reason.susulan': reason })
  }

  pregnant(pregnancy: Pregnancy, at: VisitAt): void {
    const measured = pregnancy.measured(at.day)
    this.any(at, measured, pregnancy.served())
    if (Number(measured['measure.sistole']) >= 140)
      this.#refer(
        at,
        ['td-hamil'],
        `TD ${measured['measure.sistole'] as number}/${measured['measure.diastole'] as number}`,
        '24-jam',
      )
    const by = this.#luck.is(0.8) ? 'bidan' : 'dokter'
    if (this.#luck.is(0.75))
      this.#notebook.write('bidan', addDays(at.day, 3), 10, 'pregnancy', pregnancyId(at.person.record, 1), {
        [`contact.${addDays(at.day, 3)}`]: { by },
      })
  }

  adult(adult: GrownUp, at: VisitAt): void {
    const measured = adult.measured(at.day)
    const answers = adult.answered()
    this.any(at, measured, this.#luck.is(0.7) ? { serviced: true, ...answers } : {})
    const systolic = Number(measured['measure.sistole'])
    const reasons = [
      ...(systolic >= 140 ? ['td-tinggi'] : []),
      ...(Number(measured['measure.gds'] ?? 0) >= 200 ? ['gds-tinggi'] : []),
      ...(answers['ask.tbc-batuk'] ? ['tbc'] : []),
    ]
    if (reasons.length > 0 && this.#luck.is(0.5))
      this.#refer(
        at,
        reasons,
        `TD ${systolic}/${measured['measure.diastole'] as number}`,
        systolic >= 180 ? 'segera' : '7-hari',
      )
  }

  /** Registered by one phone, measured and served by the other. */
  any(at: VisitAt, measured: Record<string, Json>, served: Record<string, Json>): void {
    const isLate = this.#luck.is(LATE_VISITS)
    this.#checkIn(at, {})
    const late = { ...measured, 'reason.susulan': 'HP habis baterai' }
    if (isLate) this.#late.push(() => this.#step('second', at, 3 * 24 * 60, late))
    else this.#step('second', at, 8, measured)
    if (Object.keys(served).length > 0) this.#step('first', at, 20, served)
  }

  #checkIn(at: VisitAt, set: Record<string, Json>): void {
    const broughtBy = this.#luck.is(0.85) ? 'ibu' : this.#luck.pick(['ayah', 'nenek', 'kakek'])
    const isSmall = completedMonths(at.person.birthDate, at.day) < 72
    this.#step('first', at, 0, { came: true, number: at.number, ...(isSmall && { broughtBy }), ...set })
  }

  #refer(at: VisitAt, reasons: string[], trigger: string, tier: string): void {
    const record = visitId(at.person.record, at.openDay)
    const referral = { person: at.person.record, openDay: at.openDay, reasons, trigger, tier, destination: 'Puskesmas' }
    this.#notebook.write('first', at.day, 12, 'referral', record, { ...referral, status: 'dibuat' }, at.day)
    const isLeftOpen = this.#luck.is(NOT_ANSWERED_YET)
    if (isLeftOpen && at.month === this.#plan.months.at(-1)) return
    const answeredOn = addDays(at.day, this.#luck.int(1, 9))
    const answer = this.#luck.pick([
      'Minum obat tiap hari, ukur lagi bulan depan.',
      'Ajak datang ke Puskesmas hari Kamis.',
      'Kunjungi rumahnya minggu ini.',
    ])
    const answered = { status: 'selesai', answer, answeredBy: 'dr. Maya', answeredOn }
    this.#notebook.write('office', answeredOn, 11, 'referral', record, answered, at.day)
  }

  #step(holder: Holder, at: VisitAt, minutesLater: number, set: Record<string, Json>, isBlind = false): void {
    const minutes = 8 * 60 + Math.round(at.minute) + minutesLater
    const day = addDays(at.day, Math.floor(minutes / 1440))
    this.#notebook.write(
      holder,
      day,
      (minutes % 1440) / 60,
      'visit',
      visitId(at.person.record, at.openDay),
      set,
      at.day,
      isBlind,
    )
  }
}

function adviceAt(months: number): string[] {
  return [months < 6 ? 'asi-saja' : months < 24 ? 'mpasi-lengkap' : 'stimulasi']
}
