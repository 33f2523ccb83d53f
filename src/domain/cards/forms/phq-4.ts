import { sumOf, type Form } from '../form.ts'

const REFER_FROM = 6
const HOW_OFTEN = [
  { label: 'Tidak pernah', score: 0 },
  { label: 'Beberapa hari', score: 1 },
  { label: 'Lebih dari 7 hari', score: 2 },
  { label: 'Hampir setiap hari', score: 3 },
]
const QUESTIONS = [
  'Kurang berminat atau bergairah melakukan sesuatu',
  'Murung, sedih, atau putus asa',
  'Gugup, cemas, atau tegang',
  'Tidak mampu menghentikan atau mengendalikan rasa khawatir',
] as const

/** The four items of CKG (C14): 0 to 12, 6 or more is seen by nakes. */
export const PHQ_4: Form = {
  code: 'phq-4',
  version: '2025',
  title: 'Perasaan 2 minggu terakhir',
  intro: 'Bacakan di tempat yang tidak didengar orang lain. Seberapa sering dalam 2 minggu terakhir?',
  inConfidence: true,
  items: QUESTIONS.map((text, index) => ({ code: String(index + 1), text, options: HOW_OFTEN })),
  score(answers, visitor) {
    const total = sumOf(PHQ_4, answers, visitor)
    if (total === undefined) return { total, meaning: undefined }
    const number = `Skor ${total}`
    return {
      total,
      meaning:
        total >= REFER_FROM
          ? {
              code: 'jiwa-rujuk',
              colour: 'merah',
              formal: 'PHQ-4 6 atau lebih',
              number,
              says: 'Perlu dinilai bidan secara pribadi.',
              follow: { reason: 'jiwa', route: '7-hari' },
            }
          : { code: 'jiwa-baik', colour: 'hijau', formal: 'PHQ-4 di bawah 6', number, says: 'Tidak perlu dirujuk.' },
    }
  },
  source: 'Kartu CKG 2025/2026, skrining jiwa 4 pertanyaan (§4.8)',
}
