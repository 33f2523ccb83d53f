/** TBC questions of the older cards (§4.11); how many signs lead to a referral is a setting (C1). */
import type { CardField, Meaning, Visitor } from './field.ts'
import { MATERNAL_QUESTIONS } from './maternal-fields.ts'
import { isMeantFor } from './meant-for.ts'

const SOURCE = 'Kepmenkes 2015/2023 Tabel 10; kartu bantu usia sekolah-remaja dan dewasa-lansia, skrining TBC'
const CONTACT = 'ask.tbc-kontak'
const ALL = ['sekolah-remaja', 'dewasa', 'lansia'] as const
const CHILD_TO_YEARS = 14
const ADULT_FROM_YEARS = 15

type Sign = Pick<CardField, 'name' | 'label' | 'fromYears' | 'toYears' | 'when'>

const isNewer = ({ settings }: Visitor): boolean => settings.tbcCard === 'lesu'
const isOlder = ({ settings }: Visitor): boolean => settings.tbcCard === 'kontak'

/** 6 to 14 years: the child's card, as Kepmenkes words it. */
const CHILD = { toYears: CHILD_TO_YEARS } as const
/** From 15 years: the seven of the newer card, or the older one with fever. */
const ADULT = { fromYears: ADULT_FROM_YEARS } as const

const SIGNS: readonly Sign[] = [
  { name: 'ask.tbc-batuk', label: 'Batuk menetap 2 minggu atau lebih, tidak membaik dengan pengobatan?', ...CHILD },
  { name: 'ask.tbc-batuk', label: 'Batuk terus-menerus (semua bentuk batuk)?', ...ADULT },
  { name: 'ask.tbc-demam', label: 'Demam lebih dari 2 minggu, atau berulang tanpa sebab yang jelas?', ...CHILD },
  { name: 'ask.tbc-demam', label: 'Demam 2 minggu atau lebih, tanpa sebab yang jelas?', ...ADULT, when: isOlder },
  { name: 'ask.tbc-nafsu', label: 'Nafsu makan menurun?', ...ADULT, when: isNewer },
  { name: 'ask.tbc-bb', label: 'Berat badan turun, atau tidak naik dalam 2 bulan?', ...CHILD },
  { name: 'ask.tbc-bb', label: 'Berat badan turun tanpa sebab yang jelas?', ...ADULT },
  { name: 'ask.tbc-lesu', label: 'Badan lesu, kurang aktif bermain?', ...CHILD, when: isNewer },
  { name: 'ask.tbc-lesu', label: 'Lemas atau lesu?', ...ADULT, when: isNewer },
  { name: 'ask.tbc-keringat', label: 'Berkeringat malam hari tanpa kegiatan?', ...ADULT, when: isNewer },
  { name: 'ask.tbc-darah', label: 'Batuk darah?', ...ADULT, when: isNewer },
  { name: 'ask.tbc-sesak', label: 'Sesak napas tanpa nyeri dada?', ...ADULT, when: isNewer },
]

export const TBC_FIELDS: readonly CardField[] = [
  ...SIGNS,
  { name: CONTACT, label: 'Kontak erat atau serumah dengan pasien TBC, 3 bulan terakhir?', when: isOlder },
].map((sign) => ({ ...sign, step: 4, cards: ALL, kind: 'yes-no', due: 'every-visit', source: SOURCE }))

const SIGN_NAMES: ReadonlySet<string> = new Set(SIGNS.map(({ name }) => name))

/** Undefined while no sign was found and not everything was answered that one of the two cards asks. */
export function tbcMeaning(visitor: Visitor): Meaning | undefined {
  const { today, settings } = visitor
  const count = [...SIGN_NAMES].filter((name) => today[name] === true).length
  const isContact = today[CONTACT] === true
  if (count > 0) {
    const refers = isContact || count >= settings.tbcSignsToRefer
    return {
      code: 'terduga-tbc',
      colour: 'merah',
      formal: isContact ? 'Terduga TBC, kontak erat' : 'Terduga TBC',
      number: `${count} gejala`,
      says: refers ? 'Ada gejala TBC. Pakai masker, rujuk ke puskesmas.' : 'Ada gejala TBC. Beri tahu bidan hari ini.',
      follow: { reason: 'tbc', route: refers ? '7-hari' : 'lapor' },
    }
  }
  if (isContact) {
    return {
      code: 'kontak-tbc',
      colour: 'kuning',
      formal: 'Kontak erat',
      says: 'Kontak erat pasien TBC. Rujuk untuk pemeriksaan.',
      follow: { reason: 'tbc-kontak-erat', route: '7-hari' },
    }
  }
  return CARDS.some((tbcCard) => isAnswered({ ...visitor, settings: { ...settings, tbcCard } }))
    ? { code: 'bukan-tbc', colour: 'hijau', formal: 'Bukan terduga', says: 'Tidak ada gejala TBC.' }
    : undefined
}

const CARDS = ['lesu', 'kontak'] as const
const MOTHERS_TBC = MATERNAL_QUESTIONS.filter(({ name }) => name.startsWith('ask.tbc-'))

function isAnswered(visitor: Visitor): boolean {
  const asked = MOTHERS_TBC.some((field) => isMeantFor(field, visitor)) ? MOTHERS_TBC : TBC_FIELDS
  return asked.every((field) => !isMeantFor(field, visitor) || typeof visitor.today[field.name] === 'boolean')
}
