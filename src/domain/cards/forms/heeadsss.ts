import { YES_NO, type Form } from '../form.ts'

const NO_YES = [
  { label: 'Ya', score: 0 },
  { label: 'Tidak', score: 1 },
]
const SELF_HARM = 'jiwa'
const YES = 1

/** Eight questions of the youth card, put by nakes: any problem is theirs to look at (§4.4). */
export const HEEADSSS: Form = {
  code: 'heeadsss',
  version: '2023',
  title: 'HEEADSSS (oleh nakes)',
  intro: 'Berdua saja dengan remajanya.',
  inConfidence: true,
  items: [
    { code: 'rumah', text: 'Apakah merasa nyaman di rumah?', options: NO_YES },
    { code: 'sekolah', text: 'Ada masalah pendidikan/pekerjaan?', options: YES_NO },
    { code: 'makan', text: 'Ada masalah pola makan?', options: YES_NO },
    { code: 'kegiatan', text: 'Ada masalah aktivitas?', options: YES_NO },
    { code: 'obat', text: 'Penggunaan obat-obatan?', options: YES_NO },
    { code: 'seksual', text: 'Masalah kesehatan seksual?', options: YES_NO },
    { code: 'aman', text: 'Masalah keamanan?', options: YES_NO },
    { code: SELF_HARM, text: 'Kesehatan mental: depresi atau keinginan bunuh diri?', options: YES_NO, urgent: [YES] },
  ],
  /** The last one does not wait for the others. */
  score({ answers }) {
    const scores = HEEADSSS.items.map(({ code, options }) => options[answers[code] ?? -1]?.score)
    const problems = scores.filter((score) => score === 1).length
    const total = scores.includes(undefined) ? undefined : problems
    const isSelfHarm = answers[SELF_HARM] === YES
    if (total === undefined && !isSelfHarm) return { total, meaning: undefined }
    const number = `${problems} masalah`
    return {
      total,
      meaning:
        problems === 0
          ? { code: 'heeadsss-baik', colour: 'hijau', number, says: 'Tidak ada masalah.' }
          : {
              code: 'heeadsss-masalah',
              colour: 'merah',
              number,
              says: 'Perlu dinilai bidan secara pribadi.',
              follow: isSelfHarm ? { reason: 'jiwa-segera', route: 'segera' } : { reason: 'jiwa', route: '7-hari' },
            },
    }
  },
  source: 'Kartu bantu usia sekolah-remaja, HEEADSSS; Kepmenkes 2015/2023 L3366',
}
