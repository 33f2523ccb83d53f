import { sumOf, YES_NO, type Form } from '../form.ts'

/** 6 or more, or the seventeenth alone, is seen by nakes (§4.8). */
const REFER_FROM = 6
const SELF_HARM = '17'
const YES = 1

const QUESTIONS = [
  'Apakah Anda sering merasa sakit kepala?',
  'Apakah Anda kehilangan nafsu makan?',
  'Apakah tidur Anda tidak nyenyak?',
  'Apakah Anda mudah merasa takut?',
  'Apakah Anda merasa cemas, tegang, atau khawatir?',
  'Apakah tangan Anda gemetar?',
  'Apakah Anda mengalami gangguan pencernaan?',
  'Apakah Anda merasa sulit berpikir jernih?',
  'Apakah Anda merasa tidak bahagia?',
  'Apakah Anda lebih sering menangis?',
  'Apakah Anda merasa sulit untuk menikmati aktivitas sehari-hari?',
  'Apakah Anda mengalami kesulitan untuk mengambil keputusan?',
  'Apakah aktivitas/tugas sehari-hari Anda terbengkalai?',
  'Apakah Anda merasa tidak mampu berperan dalam kehidupan ini?',
  'Apakah Anda kehilangan minat terhadap banyak hal?',
  'Apakah Anda merasa tidak berharga?',
  'Apakah Anda mempunyai pikiran untuk mengakhiri hidup Anda?',
  'Apakah Anda merasa lelah sepanjang waktu?',
  'Apakah Anda merasa tidak enak di perut?',
  'Apakah Anda mudah lelah?',
] as const

export const SRQ_20: Form = {
  code: 'srq-20',
  version: '2023',
  title: 'SRQ-20: perasaan 30 hari terakhir',
  intro: 'Bacakan di tempat yang tidak didengar orang lain. Semua tentang 30 hari terakhir.',
  inConfidence: true,
  items: QUESTIONS.map((text, index) => {
    const code = String(index + 1)
    return { code, text, options: YES_NO, ...(code === SELF_HARM && { urgent: [YES] }) }
  }),
  /** The seventeenth does not wait for the others (§4.8). */
  score(answers, visitor) {
    const total = sumOf(SRQ_20, answers, visitor)
    const isSelfHarm = answers.answers[SELF_HARM] === YES
    if (total === undefined && !isSelfHarm) return { total, meaning: undefined }
    const number = total === undefined ? 'SRQ-20 belum selesai' : `SRQ-20 ${total}`
    return {
      total,
      meaning:
        isSelfHarm || (total ?? 0) >= REFER_FROM
          ? {
              code: 'jiwa-rujuk',
              colour: 'merah',
              formal: 'SRQ-20 abnormal',
              number,
              says: 'Perlu dinilai bidan secara pribadi.',
              follow: isSelfHarm ? { reason: 'jiwa-segera', route: 'segera' } : { reason: 'jiwa', route: '7-hari' },
            }
          : { code: 'jiwa-baik', colour: 'hijau', formal: 'SRQ-20 normal', number, says: 'Tidak perlu dirujuk.' },
    }
  },
  source: 'Kepmenkes 2015/2023 Formulir 6',
}
