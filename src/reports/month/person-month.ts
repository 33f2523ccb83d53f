/**
 * One person in one calendar month: who they are to the reports, and what was found. Every monthly report counts these,
 * and nothing else, so that two reports cannot disagree about somebody. Read lazily: most columns ask little of most
 * people.
 */
import { completedMonths, daysBetween, monthOf, type CalendarDate } from '../../domain/calendar.ts'
import type { CardValues, Visitor } from '../../domain/cards/field.ts'
import { meaningsFor, type Found } from '../../domain/cards/meanings.ts'
import type { ChildStatus } from '../../domain/growth/status.ts'
import type { GrowthScores } from '../../domain/growth/z-scores.ts'
import { completeness, type Completeness } from '../../domain/immunization/completeness.ts'
import type { DoseStatus } from '../../domain/immunization/dose-status.ts'
import { immunizationStatus } from '../../domain/immunization/status.ts'
import { ageGroupOn, cardOf, type AgeGroup, type CardCode } from '../../domain/life-stage.ts'
import { isServed } from '../../domain/open-day.ts'
import { isWithoutNews } from '../../domain/pregnancy/dates.ts'
import { maternalOn, type Maternal } from '../../domain/pregnancy/pregnancy.ts'
import { reportingWeighing, weighingStatus, type WeighingStatus } from '../../domain/weighing/status.ts'
import type { ReportMonth } from './report-month.ts'
import type { ServedPerson, ServedReferral, ServedVisit } from './served.ts'
import { visitScores, visitStatus } from './visit-growth.ts'
import { isPresent, valuesIn, valuesOfAll } from './visit-values.ts'

export class PersonMonth {
  readonly person: ServedPerson
  readonly month: ReportMonth
  readonly #kept = new Map<string, unknown>()

  constructor(person: ServedPerson, month: ReportMonth) {
    this.person = person
    this.month = month
  }

  /** Of the open days of this month that were held here, oldest first: sweeping after the day is in them (K2). */
  get visits(): readonly ServedVisit[] {
    return this.#once('visits', () =>
      this.person.visits.filter(({ on, elsewhere }) => elsewhere === undefined && monthOf(on) === this.month.month),
    )
  }

  /** Checked in, or examined by somebody who forgot to check them in. */
  get came(): boolean {
    return this.#once('came', () => this.visits.some(({ shown }) => isPresent(shown)))
  }

  /**
   * The day their age is reckoned on: the last day they came in this month; who did not, the last day that served them;
   * where there was none, or they were born after it, the month's last.
   */
  get on(): CalendarDate {
    return this.#once('on', () => {
      const came = this.visits.findLast(({ shown }) => isPresent(shown))
      const { birth } = this.person
      const meant = this.month.days.findLast(
        ({ date, groups }) => (birth === undefined || date >= birth) && isServed(birth, date, groups),
      )
      return came?.on ?? meant?.date ?? this.month.last
    })
  }

  /** Completed months; undefined while the birth date is not known, or lies after `on`. */
  get months(): number | undefined {
    return this.#once('months', () => {
      const { birth } = this.person
      return birth === undefined || birth > this.on ? undefined : completedMonths(birth, this.on)
    })
  }

  get group(): AgeGroup | undefined {
    return this.#once('group', () => ageGroupOn(this.person.birth, this.on))
  }

  /**
   * Pregnant, in the nifas, or breastfeeding. A pregnancy that must be over and of whose end nobody heard makes nobody
   * pregnant for ever: unless she came, it is counted as one without news alone.
   */
  get maternal(): Maternal | undefined {
    return this.#once('maternal', () => {
      const found = maternalOn(this.person.pregnancies, this.on)
      const isOver = found?.state === 'hamil' && found.days !== undefined && isWithoutNews(found.days)
      return isOver && !this.came ? undefined : found
    })
  }

  get card(): CardCode | undefined {
    return this.group && cardOf(this.group, this.maternal?.state)
  }

  /** A guest: counted where they live (K3). */
  get isGuest(): boolean {
    return Boolean(this.person.shown.guestFrom)
  }

  /**
   * Lives here, alive, in that month: in its sasaran. Who died in the course of it is in it still. Who moved in the
   * course of it is counted once: where they came from if they came to an open day there, otherwise where they went.
   */
  get isSasaran(): boolean {
    return this.#once('isSasaran', () => {
      const { birth, shown } = this.person
      if (this.isGuest || (birth !== undefined && birth > this.month.last) || !this.#isMovedIn) return false
      const { living, livingSince } = shown
      if (living !== 'pindah' && living !== 'meninggal') return true
      if (typeof livingSince !== 'string' || livingSince < this.month.first) return false
      return living === 'meninggal' || livingSince > this.month.last || this.came
    })
  }

  get #isMovedIn(): boolean {
    const { movedIn, visits } = this.person
    const { first, last } = this.month
    if (movedIn === undefined || movedIn < first) return true
    // They lived here before, went and came back.
    if (movedIn > last) return this.came
    return !visits.some(
      ({ on, elsewhere, shown }) => elsewhere !== undefined && on >= first && on <= last && isPresent(shown),
    )
  }

  /** The visit with the weight that this month reports (K1): the last that was weighed here. */
  get weighed(): ServedVisit | undefined {
    return this.#once('weighed', () => {
      const { birth } = this.person
      const own = this.visits.filter(
        ({ shown, on }) =>
          typeof shown.weightKg === 'number' && !shown.copiedFrom && (birth === undefined || on > birth),
      )
      const reporting = this.#weighings && reportingWeighing(this.#weighings, this.month.month)
      return own.find(({ weightId }) => weightId === reporting?.id) ?? own.at(-1)
    })
  }

  /** N, T, O or B, of a child up to 59 months; undefined where it was not weighed here. */
  get weighing(): WeighingStatus | undefined {
    return this.#once('weighing', () => {
      const known = this.weighed && this.#weighings
      return known && weighingStatus(known, this.month.month)
    })
  }

  /** The visit whose measurements this month reports: the one that was weighed, or the last that was measured. */
  get measured(): ServedVisit | undefined {
    return this.#once('measured', () => {
      const { birth } = this.person
      return (
        this.weighed ??
        this.visits.findLast(
          ({ shown: { heightCm, headCm, armCm, oedema }, on }) =>
            (birth === undefined || on >= birth) &&
            ([heightCm, headCm, armCm].some((value) => typeof value === 'number') || oedema === true),
        )
      )
    })
  }

  /** Z-scores of the visit that this month reports; undefined where nothing was measured. */
  get scores(): GrowthScores | undefined {
    return this.#once('scores', () => {
      const { sex, birth } = this.person
      const visit = this.measured
      if (!visit || sex === undefined || birth === undefined || visit.on < birth) return undefined
      return visitScores({ sex, birth }, visit, this.month.tables, visit === this.weighed)
    })
  }

  /** National classes of the same visit. */
  get status(): ChildStatus | undefined {
    return this.#once('status', () => {
      const visit = this.measured
      const { birth } = this.person
      return visit && this.scores && birth !== undefined
        ? visitStatus(birth, visit, this.scores, this.month.settings.kms)
        : undefined
    })
  }

  /** Every dose of the schedule as it stood on the month's last day. */
  get doses(): readonly DoseStatus[] {
    return this.#once('doses', () => {
      const { birth } = this.person
      if (birth === undefined || birth > this.month.last) return []
      return immunizationStatus(birth, this.dosesUntil, this.month.last, this.month.settings.immunization)
    })
  }

  /** Recorded until the month's last day; those without a date among them. */
  get dosesUntil(): ServedPerson['doses'] {
    return this.#once('dosesUntil', () =>
      this.person.doses.filter(({ date }) => date === undefined || date <= this.month.last),
    )
  }

  get completeness(): readonly Completeness[] {
    return this.#once('completeness', () => {
      const { birth } = this.person
      return birth === undefined ? [] : completeness(birth, this.dosesUntil, this.month.settings.immunization)
    })
  }

  /** Of this month, oldest first. */
  get referrals(): readonly ServedReferral[] {
    return this.#once('referrals', () =>
      this.person.referrals.filter(({ madeOn }) => monthOf(madeOn) === this.month.month),
    )
  }

  /** As their card sees them at their last visit of this month; undefined for a child, and who did not come. */
  get visitor(): Visitor | undefined {
    return this.#once('visitor', () => {
      const { birth, sex } = this.person
      const visit = this.visits.findLast(({ shown }) => isPresent(shown))
      const { card } = this
      if (!visit || birth === undefined || card === undefined || card === 'anak') return undefined
      const bmiForAgeZ = this.scores?.bmiForAge?.z
      return {
        card,
        months: completedMonths(birth, visit.on),
        sex,
        ...(this.maternal && { maternal: this.maternal }),
        ...(bmiForAgeZ !== undefined && { bmiForAgeZ }),
        today: this.values,
        earlier: this.person.visits
          .filter(({ on }) => on < this.month.first)
          .map(({ on, shown }) => ({ daysAgo: daysBetween(on, visit.on), values: valuesIn(shown) }))
          .sort((a, b) => a.daysAgo - b.daysAgo),
        settings: this.month.settings.cards,
      }
    })
  }

  /** What the visits of this month say together, a later one over an earlier. */
  get values(): CardValues {
    return this.#once('values', () => valuesOfAll(this.visits))
  }

  /** What the card found, the worst first; nothing for a child. */
  get found(): readonly Found[] {
    return this.#once('found', () => (this.visitor ? meaningsFor(this.visitor) : []))
  }

  /** What a field or a reading found, by its name; undefined where it was not examined. */
  finding(of: string): Found['meaning'] | undefined {
    return this.found.find((each) => each.of === of)?.meaning
  }

  get #weighings() {
    return this.#once('weighings', () => {
      const { sex, birth, visits } = this.person
      if (sex === undefined || birth === undefined) return undefined
      const weighings = visits.flatMap(({ on, shown, weightId: id, elsewhere }) =>
        id !== undefined && typeof shown.weightKg === 'number'
          ? [{ id, on, weightKg: shown.weightKg, copied: Boolean(shown.copiedFrom) || elsewhere !== undefined }]
          : [],
      )
      return { sex, birth, weighings }
    })
  }

  #once<Value>(name: string, make: () => Value): Value {
    if (!this.#kept.has(name)) this.#kept.set(name, make())
    return this.#kept.get(name) as Value
  }
}
