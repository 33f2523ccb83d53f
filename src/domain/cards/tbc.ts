/** TBC questions of the older cards (§4.11); how many signs lead to a referral is a setting (C1). */
import type { CardField, Meaning, Visitor } from './field.ts'

const SOURCE = 'Kepmenkes 2015/2023 Tabel 10; kartu bantu usia sekolah-remaja dan dewasa-lansia, skrining TBC'
const CONTACT = 'ask.tbc-kontak'
const ALL = ['sekolah-remaja', 'dewasa', 'lansia'] as const
const CHILD_TO_YEARS = 14
const ADULT_FROM_YEARS = 15

type Sign = Pick<CardField, 'name' | 'label' | 'fromYears' | 'toYears' | 'when'>

const isNewer = ({ settings }: Visitor): boolean => settings.tbcCard === 'lesu'
const isOlder = ({ settings }: Visitor): boolean => settings.tbcCard === 'kontak'

const SIGNS: readonly Sign[] = [
  { name: 'ask.tbc-batuk', label: 'Batuk terus-menerus (2 minggu atau lebih)?' },
  { name: 'ask.tbc-bb', label: 'Berat badan turun tanpa sebab?' },
  // 6 to 14 years: the child's card.
  { name: 'ask.tbc-demam', label: 'Demam lebih dari 2 minggu atau berulang?', toYears: CHILD_TO_YEARS },
  { name: 'ask.tbc-lesu', label: 'Lesu, kurang aktif?', toYears: CHILD_TO_YEARS, when: isNewer },
  // From 15 years: the seven of the newer card, or the older one with fever.
  { name: 'ask.tbc-nafsu', label: 'Nafsu makan turun?', fromYears: ADULT_FROM_YEARS, when: isNewer },
  { name: 'ask.tbc-lesu', label: 'Lemas atau lesu?', fromYears: ADULT_FROM_YEARS, when: isNewer },
  { name: 'ask.tbc-keringat', label: 'Berkeringat malam tanpa kegiatan?', fromYears: ADULT_FROM_YEARS, when: isNewer },
  { name: 'ask.tbc-darah', label: 'Batuk darah?', fromYears: ADULT_FROM_YEARS, when: isNewer },
  { name: 'ask.tbc-sesak', label: 'Sesak napas?', fromYears: ADULT_FROM_YEARS, when: isNewer },
  { name: 'ask.tbc-demam', label: 'Demam lebih dari 2 minggu?', fromYears: ADULT_FROM_YEARS, when: isOlder },
]

export const TBC_FIELDS: readonly CardField[] = [
  ...SIGNS,
  { name: CONTACT, label: 'Kontak erat dengan pasien TBC?', when: isOlder },
].map((sign) => ({ ...sign, step: 4, cards: ALL, kind: 'yes-no', due: 'every-visit', source: SOURCE }))

const SIGN_NAMES: ReadonlySet<string> = new Set(SIGNS.map(({ name }) => name))

/** Undefined while nothing was answered with yes or no. */
export function tbcMeaning({ today, settings }: Visitor): Meaning | undefined {
  const answered = Object.entries(today).filter(([name, value]) => SIGN_NAMES.has(name) && typeof value === 'boolean')
  const count = answered.filter(([, value]) => value === true).length
  if (count > 0) {
    const refers = count >= settings.tbcSignsToRefer
    return {
      code: 'terduga-tbc',
      colour: 'merah',
      formal: 'Terduga TBC',
      number: `${count} gejala`,
      says: refers ? 'Ada gejala TBC. Pakai masker, rujuk ke puskesmas.' : 'Ada gejala TBC. Beri tahu bidan hari ini.',
      follow: { reason: 'tbc', route: refers ? '7-hari' : 'lapor' },
    }
  }
  if (today[CONTACT] === true) {
    return {
      code: 'kontak-tbc',
      colour: 'kuning',
      formal: 'Kontak erat',
      says: 'Serumah dengan pasien TBC. Rujuk untuk pemeriksaan.',
      follow: { reason: 'tbc-kontak-erat', route: '7-hari' },
    }
  }
  return answered.length === 0
    ? undefined
    : { code: 'bukan-tbc', colour: 'hijau', formal: 'Bukan terduga', says: 'Tidak ada gejala TBC.' }
}
