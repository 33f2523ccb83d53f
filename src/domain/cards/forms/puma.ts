import { sumOf, YES_NO, type Form } from '../form.ts'

const SMOKER = 'merokok'
/** The age is known: its item is never put, only counted. */
const AGE = [
  { fromYears: 60, score: 2 },
  { fromYears: 50, score: 1 },
] as const

/** Screening for PPOK, 40 years and over who smoke: 6 or more of 9 is referred (C2, C3). */
export const PUMA: Form = {
  code: 'puma',
  version: '2023',
  title: 'PUMA: napas dan rokok',
  items: [
    {
      code: SMOKER,
      text: 'Berapa banyak merokok?',
      hint: 'Bungkus-tahun = tahun merokok × batang sehari ÷ 20. Kurang dari 20 bungkus seumur hidup, atau kurang dari 1 rokok sehari dalam 1 tahun: tidak merokok.',
      options: [
        { label: 'Tidak merokok', score: 0 },
        { label: 'Kurang dari 20 bungkus-tahun', score: 0 },
        { label: '20 sampai 30 bungkus-tahun', score: 1 },
        { label: 'Lebih dari 30 bungkus-tahun', score: 2 },
      ],
    },
    {
      code: 'napas',
      text: 'Apakah Anda pernah merasa napas pendek ketika Anda berjalan lebih cepat pada jalan yang datar atau pada jalan yang sedikit menanjak?',
      options: YES_NO,
    },
    {
      code: 'dahak',
      text: 'Apakah Anda biasanya mempunyai dahak yang berasal dari paru atau kesulitan mengeluarkan dahak saat Anda sedang tidak menderita selesma/flu?',
      options: YES_NO,
    },
    {
      code: 'batuk',
      text: 'Apakah Anda biasanya batuk saat Anda sedang tidak menderita selesma/flu?',
      options: YES_NO,
    },
    {
      code: 'spirometri',
      text: 'Apakah Dokter atau tenaga medis lainnya pernah meminta Anda untuk melakukan pemeriksaan spirometri atau peak flow meter (meniup ke dalam suatu alat) untuk mengetahui fungsi paru Anda?',
      options: YES_NO,
    },
  ],
  score(answers, visitor) {
    const answered = sumOf(PUMA, answers, visitor)
    if (answered === undefined || visitor.sex === undefined) return { total: undefined, meaning: undefined }
    const years = visitor.months / 12
    const total =
      answered + (visitor.sex === 'L' ? 1 : 0) + (AGE.find(({ fromYears }) => years >= fromYears)?.score ?? 0)
    const number = `PUMA ${total}`
    return {
      total,
      meaning:
        total >= REFER_FROM
          ? {
              code: 'puma-tinggi',
              colour: 'merah',
              formal: 'Risiko tinggi PPOK',
              number,
              says: 'Napas perlu diperiksa. Rujuk ke puskesmas untuk tes tiup.',
              follow: { reason: 'puma', route: '7-hari' },
            }
          : {
              code: 'puma-rendah',
              colour: 'hijau',
              formal: 'Risiko rendah',
              number,
              says: 'Ajak berhenti merokok.',
            },
    }
  },
  source: 'Kepmenkes 2015/2023 Formulir 4',
}

const REFER_FROM = 6
