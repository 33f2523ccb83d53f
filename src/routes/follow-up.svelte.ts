import { isCoveredBy } from '../domain/follow-up/reasons.ts'
import { dateOfHomeDay } from '../log/record-id.ts'
import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { readFollowUpSettings } from '../replica/queries/follow-up-settings.ts'
import { loadPmtOf } from '../replica/queries/pmt.ts'
import { loadReferralsOf } from '../replica/queries/referrals.ts'
import type { ChildRecord } from './child.svelte.ts'
import { childFollowUp } from './follow-up-of.ts'
import { growthRowOn } from './growth-record.ts'

/** What follows from one child's open day, kept up to date; must be made while a component starts. */
export class FollowUpRecord {
  readonly #record
  /** Text, so that a change to the child reads nothing again. */
  readonly #person = $derived.by(() => this.#record.child?.record ?? '')
  readonly #openDay
  readonly #settings
  readonly #referrals
  readonly #episodes
  readonly #date

  constructor({ db }: Replica, record: ChildRecord, openDay: () => string) {
    this.#record = record
    this.#openDay = openDay
    this.#settings = new Live(db, (db) => readFollowUpSettings(db))
    this.#referrals = $derived.by(() => {
      const person = this.#person
      return new Live(db, (db) => loadReferralsOf(db, person))
    })
    this.#episodes = $derived.by(() => {
      const person = this.#person
      return new Live(db, (db) => loadPmtOf(db, person))
    })
    this.#date = $derived.by(() => {
      const day = openDay()
      return new Live(db, async (db) => {
        const home = dateOfHomeDay(day)
        if (home !== undefined) return home
        const shown = (await db.openDay.get(day))?.shown
        return shown?.cancelled ? null : (shown?.date ?? null)
      })
    })
  }

  /** Until then nobody can say that there is no referral. */
  get isRead(): boolean {
    return (
      this.#referrals.current !== undefined && this.#date.current !== undefined && this.#settings.current !== undefined
    )
  }

  /** The open day's date; undefined when it is not on this phone. */
  get date() {
    return this.#date.current ?? undefined
  }

  get settings() {
    return this.#settings.current
  }

  readonly visit = $derived.by(() => this.#record.child?.visits.find(({ openDay }) => openDay === this.#openDay()))

  /** Undefined while there is not enough to judge by. */
  readonly found = $derived.by(() => {
    const { child, born, tables, kms } = this.#record
    const [settings, referrals] = [this.#settings.current, this.#referrals.current]
    if (!child || !this.visit || !settings || !referrals) return undefined
    // Oedema and the arm say what they say before WHO's tables are here, and if they never come.
    const row = born && growthRowOn(tables, born, child.visits, this.#openDay(), kms)
    return childFollowUp({ child, visit: this.visit, row, referrals, settings, tables })
  })

  /** The referral of this day. */
  readonly made = $derived.by(() => this.#referrals.current?.find(({ openDay }) => openDay === this.#openDay()))

  /** What was found after the referral was made, while it can still be added. */
  readonly missing = $derived.by(() => {
    const { made } = this
    if (!made || FINISHED.includes(made.status)) return []
    return this.found?.referrals.filter(({ code }) => !made.reasons.some((known) => isCoveredBy(code, known))) ?? []
  })

  /** Referrals of earlier days without an answer. */
  readonly unanswered = $derived.by(() => {
    const date = this.date
    return (this.#referrals.current ?? []).filter(
      ({ madeOn, status }) => date !== undefined && madeOn < date && !ANSWERED.includes(status),
    )
  })

  /** That of this day also when it is over: one child begins one a day. */
  readonly runningPmt = $derived.by(() =>
    this.#episodes.current?.find(({ endedOn, startedOn }) => endedOn === undefined || startedOn === this.date),
  )
}

const FINISHED: readonly string[] = ['selesai', 'menolak', 'meninggal']
const ANSWERED: readonly string[] = ['tindak-lanjut', ...FINISHED]
