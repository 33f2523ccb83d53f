import { sumOf, type Form, type FormItem } from '../form.ts'
import type { Meaning } from '../field.ts'

const FINGERS = [
  { label: 'Normal (benar 3 kali berturut-turut)', score: 0 },
  { label: 'Gangguan (salah 2 dari 5 atau lebih)', score: 1 },
]
const WHISPER = [
  { label: 'Normal (4 dari 5 kata atau lebih)', score: 0 },
  { label: 'Gangguan', score: 1 },
]
const FINGERS_HINT = 'Jarak 6 meter (kira-kira 10 langkah), mata yang lain ditutup, paling banyak 5 kali.'
const WHISPER_HINT = 'Dari belakang, telinga yang lain ditutup, 5 kata.'

const EYES: readonly FormItem[] = [
  { code: 'mata-kanan', text: 'Hitung jari: mata kanan', hint: FINGERS_HINT, options: FINGERS },
  { code: 'mata-kiri', text: 'Hitung jari: mata kiri', hint: FINGERS_HINT, options: FINGERS },
]
const EARS: readonly FormItem[] = [
  { code: 'telinga-kanan', text: 'Tes bisik: telinga kanan', hint: WHISPER_HINT, options: WHISPER },
  { code: 'telinga-kiri', text: 'Tes bisik: telinga kiri', hint: WHISPER_HINT, options: WHISPER },
]

/** Tes hitung jari and tes bisik, once a year from 15 (§4.5 rows 11 to 14). */
export const EYES_EARS: Form = {
  code: 'mata-telinga',
  version: '2023',
  title: 'Mata dan telinga',
  items: [...EYES, ...EARS],
  /** One that fails is enough: it is said before the others are tested. */
  score(answers, visitor) {
    const total = sumOf(EYES_EARS, answers, visitor)
    const isWrong = ({ code }: FormItem): boolean => answers.answers[code] === 1
    const eyes = EYES.some(isWrong)
    const ears = EARS.some(isWrong)
    return { total, meaning: total === undefined && !eyes && !ears ? undefined : meaningOf(eyes, ears) }
  },
  source: 'Kartu bantu dewasa-lansia kolom 11-14; Kepmenkes 2015/2023 L5124-5150',
}

function meaningOf(eyes: boolean, ears: boolean): Meaning {
  if (!eyes && !ears)
    return { code: 'mata-telinga-normal', colour: 'hijau', says: 'Melihat dan mendengar dengan baik.' }
  const reason = eyes && ears ? 'mata-telinga' : eyes ? 'mata' : 'telinga'
  return {
    code: reason,
    colour: 'merah',
    formal: [eyes && 'gangguan penglihatan', ears && 'gangguan pendengaran'].filter(Boolean).join(', '),
    says: `${WHAT[reason]} perlu diperiksa. Rujuk ke puskesmas.`,
    follow: { reason, route: '7-hari' },
  }
}

const WHAT = { mata: 'Mata', telinga: 'Telinga', 'mata-telinga': 'Mata dan telinga' } as const
