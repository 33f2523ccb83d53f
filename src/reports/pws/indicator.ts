/**
 * A tile of the PWS as data (domain spec §9.3): which columns of which forms are its part and its whole. A tile that is
 * counted otherwise next year is another row of a table.
 */

/** Whom a yearly Pusdatin target is set for. */
export const SASARAN = [
  'bumil',
  'bulin',
  'bayi',
  'baduta',
  'balita',
  'apras',
  'sekolah-remaja',
  'dewasa',
  'lansia',
] as const
export type Sasaran = (typeof SASARAN)[number]

export interface Indicator {
  readonly code: string
  /** As the programme says it. */
  readonly label: string
  readonly group: IndicatorGroup
  /** Names of columns (`form.column`) that are added up. */
  readonly part: readonly string[]
  /** The same, for sasaran riil; absent: a number without a share. */
  readonly whole?: readonly string[]
  /**
   * What the whole counts, and so how that of several months is made. `each-month`: who is there every month, added up.
   * `events`: what happened in that month, added up; Pusdatin's number is of all of the year. `of-year`: who is there,
   * of whom each is to be reached once a year: the latest month's.
   */
  readonly wholeIs?: 'each-month' | 'events' | 'of-year'
  /** Whose yearly target of Pusdatin stands in place of the whole. */
  readonly pusdatin?: Sasaran
  /** 0 to 1, of what the whole is. */
  readonly target?: number
  readonly better: 'up' | 'down'
  /** What part and whole are called in the table. */
  readonly partLabel: string
  readonly wholeLabel?: string
  readonly source: string
}

export const INDICATOR_GROUPS = ['gizi', 'kia', 'imunisasi', 'remaja', 'ptm', 'tbc', 'layanan'] as const
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number]
