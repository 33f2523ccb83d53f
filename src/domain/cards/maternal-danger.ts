/** Danger signs of a mother (§8.6): any of them is referred at once. */
import { DANGER } from './adult-danger.ts'
import type { CardField, Option } from './field.ts'
import type { CardReason } from './reasons.ts'
import { listOf } from './values.ts'

/**
 * Blood pressure, weight and TBC are on the list too, and come from their numbers and answers; sadness and worry have a
 * button of their own, because not every phone keeps them (`confidedSignOf`, K20).
 */
const PREGNANT: readonly Option[] = [
  { code: 'perdarahan', label: 'Perdarahan dari jalan lahir' },
  { code: 'bengkak', label: 'Bengkak wajah, tangan atau kaki, dengan sakit kepala atau kejang' },
  { code: 'sakit-kepala', label: 'Sakit kepala berat atau pandangan kabur' },
  { code: 'kejang', label: 'Kejang' },
  { code: 'demam', label: 'Demam tinggi, lebih dari 2 hari' },
  { code: 'ketuban', label: 'Ketuban pecah atau keluar cairan' },
  { code: 'gerak-janin', label: 'Gerakan janin berkurang atau tidak ada' },
  { code: 'muntah', label: 'Muntah terus dan tidak mau makan' },
  { code: 'nyeri-perut', label: 'Nyeri perut hebat' },
  { code: 'sesak', label: 'Sesak napas' },
  { code: 'nyeri-dada', label: 'Jantung berdebar atau nyeri dada' },
  { code: 'kencing', label: 'Sakit saat kencing' },
  { code: 'diare', label: 'Diare berulang' },
]

const AFTER_BIRTH: readonly Option[] = [
  { code: 'perdarahan', label: 'Perdarahan dari jalan lahir' },
  { code: 'kejang', label: 'Kejang' },
  { code: 'demam', label: 'Demam' },
  { code: 'lokhia', label: 'Cairan dari jalan lahir berbau' },
  { code: 'luka', label: 'Bengkak, nyeri atau luka di daerah kelamin' },
  { code: 'payudara', label: 'Payudara bengkak kemerahan dan sakit' },
  { code: 'sakit-kepala', label: 'Sakit kepala, pandangan kabur, atau nyeri ulu hati' },
  { code: 'sesak', label: 'Sesak napas' },
  { code: 'kencing', label: 'Gangguan buang air kecil' },
  { code: 'keputihan', label: 'Keputihan berlebihan' },
  { code: 'nyeri-dada', label: 'Jantung berdebar' },
]

export const MATERNAL_DANGER_SIGNS: readonly CardField[] = [
  signs('ibu-hamil', PREGNANT, 'bahaya-hamil', 'Tanda bahaya ibu hamil'),
  signs('ibu-nifas', AFTER_BIRTH, 'bahaya-nifas', 'Tanda bahaya ibu nifas'),
]

function signs(
  card: 'ibu-hamil' | 'ibu-nifas',
  options: readonly Option[],
  reason: CardReason,
  formal: string,
): CardField {
  return {
    name: DANGER,
    label: 'Tanda bahaya',
    step: 4,
    cards: [card],
    kind: 'many',
    options,
    due: 'every-visit',
    means: (value) => {
      const chosen = listOf(value)
      if (chosen.length === 0) return undefined
      return {
        code: reason,
        colour: 'merah',
        formal,
        number: chosen.map((sign) => options.find(({ code }) => code === sign)?.label ?? sign).join(', '),
        says: 'Ada tanda bahaya. Antar ke puskesmas atau rumah sakit sekarang, telepon bidan.',
        follow: { reason, route: 'segera' },
      }
    },
    source: 'Buku KIA dan checklist kunjungan rumah ibu hamil, ibu nifas (§8.6); K6',
  }
}
