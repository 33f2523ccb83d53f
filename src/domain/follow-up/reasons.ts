/** Why a child is told about or referred, and how soon. Every tier is a default that the puskesmas can change. */
import type { CardReason } from '../cards/reasons.ts'
import type { Finding } from '../weighing/verdict.ts'

/** How soon somebody must see the child (K6). */
export type Tier = 'segera' | '24-jam' | '7-hari'
/** `lapor`: told to the bidan today, no slip (K5). */
export type Route = Tier | 'lapor'

/** The most urgent first. */
export const TIERS: readonly Tier[] = ['segera', '24-jam', '7-hari']
export const ROUTES: readonly Route[] = [...TIERS, 'lapor']

/** What the answers of step 4 can find. */
export type AnswerCode = 'tanda-bahaya' | 'sakit' | 'tbc-gejala' | 'tbc-kontak' | 'ceklis-tidak-lengkap'
export type GrowthCode = Exclude<Finding['code'], 'naik' | 'baru' | 'tidak-ditimbang-bulan-lalu' | 'tercatat'>
export type ReasonCode = GrowthCode | AnswerCode | CardReason

/** A reason as the settings name it: below the red line under 6 months is more urgent than later. */
export type TierKey = ReasonCode | 'bgm-under-6-months'

/** Tiers of what is asked; those of what is measured come with the verdict (`weighing/verdict.ts`). */
export const ANSWER_REASONS: Readonly<Record<AnswerCode, Route>> = {
  // Buku KIA, tanda bahaya; Kepmenkes 2015/2023: langsung ke fasilitas terdekat
  'tanda-bahaya': 'segera',
  // Kartu bantu bayi, balita dan apras, kolom 25; MTBS di Pustu
  sakit: '7-hari',
  // Kepmenkes 2015/2023, tabel 10: terduga TBC
  'tbc-gejala': '7-hari',
  // Kepmenkes 2015/2023: kontak erat tanpa gejala dirujuk untuk TPT
  'tbc-kontak': '7-hari',
  // Kepmenkes 2015/2023, gambar pemantauan pertumbuhan, baris 7
  'ceklis-tidak-lengkap': 'lapor',
}

export interface FollowUpSettings {
  /** Only what differs from the default. */
  readonly routes: Readonly<Partial<Record<TierKey, Route>>>
  /**
   * From how many TBC symptoms a child is referred; one is always told to the bidan. Kepmenkes 2015/2023 refers from
   * 1, the printed card from 2.
   */
  readonly tbcSymptomsToRefer: number
}

export const DEFAULT_FOLLOW_UP: FollowUpSettings = { routes: {}, tbcSymptomsToRefer: 1 }

/**
 * What happens today and not since last month: being under treatment for it is no reason to send nobody. Programme
 * practice, to be confirmed by the puskesmas.
 */
export const ACUTE: ReadonlySet<ReasonCode> = new Set([
  'tanda-bahaya',
  'oedema',
  'sakit',
  'bahaya-dewasa',
  'bahaya-hamil',
  'bahaya-nifas',
  'td-krisis',
  'td-hamil-krisis',
  'gds-rendah',
  'gds-sangat-tinggi',
  'gds-di-atas-alat',
  'jiwa-segera',
])

/** Once the bidan knows of it, it is only mentioned: shortness does not change from month to month (K5). */
export const TOLD_ONCE: ReadonlySet<ReasonCode> = new Set(['pendek', 'sangat-pendek'])

/** Reasons of one kind, the worst first: who is treated for one is treated for those after it too. */
const SEVERITY: readonly (readonly (readonly ReasonCode[])[])[] = [
  [
    ['bb-tb-buruk', 'imt-buruk'],
    ['bb-tb-kurang', 'imt-kurang'],
  ],
  [
    ['bb-tb-obesitas', 'imt-obesitas'],
    ['bb-tb-lebih', 'imt-lebih'],
    ['bb-tb-berisiko-lebih', 'imt-berisiko-lebih'],
  ],
  [['lila-merah'], ['lila-kuning']],
  [['bgm'], ['bb-kurang']],
  [['sangat-pendek'], ['pendek']],
  [['t-under-6-months', '2t']],
  [['tbc-gejala'], ['tbc-kontak']],
  [['td-hamil-krisis'], ['td-hamil']],
  [['anemia-hamil'], ['anemia-hamil-ringan']],
  [['bb-hamil'], ['bb-hamil-turun']],
  [['td-krisis'], ['td-tinggi']],
  [['gds-di-atas-alat'], ['gds-sangat-tinggi'], ['gds-tinggi']],
  [['jiwa-segera'], ['jiwa']],
  [['mata-telinga'], ['mata']],
  [['mata-telinga'], ['telinga']],
  [['tbc'], ['tbc-kontak-erat']],
  // One list: she was pregnant when it was said, and has given birth since.
  [['bahaya-hamil', 'bahaya-nifas', 'bahaya-dewasa']],
]

/** Whether a child treated for `known` needs no new referral for `found`: the same thing, or a milder one. */
export function isCoveredBy(found: string, known: string): boolean {
  if (found === known) return true
  const kind = SEVERITY.find((levels) => levels.some((codes) => (codes as readonly string[]).includes(found)))
  if (!kind) return false
  const level = (code: string) => kind.findIndex((codes) => (codes as readonly string[]).includes(code))
  const knownLevel = level(known)
  return knownLevel !== -1 && knownLevel <= level(found)
}

/** A reason, and how soon it asks for somebody. */
export interface TierFound {
  readonly code: string
  readonly tier: Tier
}

/** As it was found on this day, else as the rules have it; undefined where neither says so. */
export function tierOfReason(code: string, found: readonly TierFound[] = []): Tier | undefined {
  if (code.startsWith('bahaya-') || code === 'jiwa-segera') return 'segera'
  const route = found.find((one) => one.code === code)?.tier ?? ANSWER_REASONS[code as AnswerCode]
  return route === 'lapor' ? undefined : route
}

/** The most urgent of these; undefined of none. */
export function mostUrgent(tiers: readonly Tier[]): Tier | undefined {
  return TIERS.find((tier) => tiers.includes(tier))
}
