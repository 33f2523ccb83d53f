import { itemsFor, YES_NO, type Form, type FormAnswers, type FormItem } from '../form.ts'

/** In the order of the recap's columns. */
export const DOMAINS = ['kognitif', 'gerak', 'malnutrisi', 'pendengaran', 'penglihatan', 'depresi'] as const
export type Domain = (typeof DOMAINS)[number]

/** Which answer says that something is wrong: the option's place. */
type Item = FormItem & { readonly domain: Domain; readonly wrong: number }

const NO = 0
const YES = 1
const CAN = [
  { label: 'Bisa', score: 0 },
  { label: 'Tidak bisa', score: 1 },
]
const CANNOT = 1

const ITEMS: readonly Item[] = [
  {
    code: 'tanggal',
    domain: 'kognitif',
    text: 'Tanggal berapa sekarang?',
    hint: 'Sebelumnya minta mengingat tiga kata: bunga, pintu, nasi.',
    options: [
      { label: 'Benar', score: 0 },
      { label: 'Salah', score: 1 },
    ],
    wrong: 1,
  },
  {
    code: 'tempat',
    domain: 'kognitif',
    text: 'Di mana Anda berada sekarang?',
    options: [
      { label: 'Benar', score: 0 },
      { label: 'Salah', score: 1 },
    ],
    wrong: 1,
  },
  { code: 'tiga-kata', domain: 'kognitif', text: 'Ulangi ketiga kata tadi', options: CAN, wrong: CANNOT },
  {
    code: 'kursi',
    domain: 'gerak',
    text: 'Tes berdiri dari kursi: apakah dapat berdiri dari kursi sebanyak 5 kali dalam 14 detik tanpa menggunakan tangan?',
    options: CAN,
    wrong: CANNOT,
  },
  {
    code: 'bb-turun',
    domain: 'malnutrisi',
    text: 'Apakah berat badan Anda berkurang >3 kg dalam 3 bulan terakhir atau pakaian menjadi lebih longgar?',
    options: YES_NO,
    wrong: YES,
  },
  {
    code: 'nafsu-makan',
    domain: 'malnutrisi',
    text: 'Apakah Anda hilang nafsu makan atau mengalami kesulitan makan?',
    options: YES_NO,
    wrong: YES,
  },
  {
    code: 'lila',
    domain: 'malnutrisi',
    text: 'Apakah ukuran LiLA <21 cm?',
    options: YES_NO,
    wrong: YES,
  },
  {
    code: 'masalah-mata',
    domain: 'penglihatan',
    text: 'Apakah Anda mengalami masalah pada mata (kesulitan melihat jauh, membaca, penyakit mata, atau sedang dalam pengobatan medis diabetes/tekanan darah tinggi)?',
    options: YES_NO,
    wrong: YES,
  },
  {
    code: 'hitung-jari',
    domain: 'penglihatan',
    text: 'Tes melihat: apakah jawaban hitung jari benar dalam 3 kali berturut-turut?',
    options: YES_NO,
    wrong: NO,
    when: ({ answers }) => answers['masalah-mata'] === NO,
  },
  {
    code: 'bisik',
    domain: 'pendengaran',
    text: 'Mendengar bisikan saat tes bisik?',
    hint: 'Tidak bisa dites juga dijawab tidak.',
    options: YES_NO,
    wrong: NO,
  },
  {
    code: 'sedih',
    domain: 'depresi',
    text: 'Selama dua minggu terakhir, apakah Anda merasa terganggu oleh perasaan sedih, tertekan, atau putus asa?',
    options: YES_NO,
    wrong: YES,
  },
  {
    code: 'minat',
    domain: 'depresi',
    text: 'Selama dua minggu terakhir, apakah Anda merasa terganggu oleh sedikit minat atau kesenangan dalam melakukan sesuatu?',
    options: YES_NO,
    wrong: YES,
  },
]

const DOMAIN_WORDS: Readonly<Record<Domain, string>> = {
  kognitif: 'daya ingat',
  gerak: 'gerak',
  malnutrisi: 'gizi',
  penglihatan: 'penglihatan',
  pendengaran: 'pendengaran',
  depresi: 'perasaan',
}

/** Once a year from 60: any domain that is positive is looked at by nakes (§4.10). */
export const SKILAS: Form = {
  code: 'skilas',
  version: '2023',
  title: 'SKILAS',
  items: ITEMS,
  /** One positive domain is enough: it is said before the rest was asked. */
  score(answers, visitor) {
    const asked = itemsFor(SKILAS, answers, visitor)
    const isDone = asked.every(({ code, options }) => options[answers.answers[code] ?? -1] !== undefined)
    const domains = positiveDomains(answers)
    if (!isDone && domains.length === 0) return { total: undefined, meaning: undefined }
    const number = domains.map((domain) => DOMAIN_WORDS[domain]).join(', ')
    return {
      total: isDone ? domains.length : undefined,
      meaning:
        domains.length > 0
          ? {
              code: 'skilas-positif',
              colour: 'merah',
              formal: 'SKILAS positif',
              number,
              says: 'Ada yang perlu diperiksa nakes. Rujuk ke pustu atau puskesmas.',
              follow: { reason: 'skilas', route: '7-hari' },
            }
          : { code: 'skilas-negatif', colour: 'hijau', formal: 'SKILAS negatif', says: 'Semua baik.' },
    }
  },
  source: 'Kepmenkes 2015/2023 Formulir 5',
}

/** In the order of the recap's columns. */
export function positiveDomains({ answers }: FormAnswers): readonly Domain[] {
  return DOMAINS.filter((name) => ITEMS.some(({ code, domain, wrong }) => domain === name && answers[code] === wrong))
}
