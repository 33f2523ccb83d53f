/** Langkah 3: what the numbers mean, in words a mother understands. */
interface Gain {
  readonly gainGrams: number
  readonly requiredGrams: number
}

const gained = ({ gainGrams, requiredGrams }: Gain): string => {
  const change = gainGrams < 0 ? `Turun ${-gainGrams} g` : gainGrams === 0 ? 'Berat tetap' : `Naik ${gainGrams} g`
  return `${change}, seharusnya naik minimal ${requiredGrams} g.`
}
const notEnough = ({ gainGrams }: Gain): string =>
  gainGrams < 0 ? 'Berat badan turun (T)' : gainGrams === 0 ? 'Berat badan tetap (T)' : 'Kenaikan berat belum cukup (T)'

const THIN = 'Tanyakan makannya dan apakah sedang sakit.'
const HEAVY = 'Tanyakan makanan manis, gorengan dan susu botol.'

export const result = {
  nobodyYet: 'Belum ada yang ditimbang hari ini.',
  today: (numbers: string) => `hari ini ${numbers}`,
  notMeasured: 'Belum ada angka hari ini',
  notMeasuredDo: 'Timbang dulu di langkah 2.',
  toWeighing: 'Timbang sekarang',
  incomplete: 'Tanggal lahir atau jenis kelamin belum ada',
  incompleteDo: 'Hasil muncul setelah datanya dilengkapi.',
  completePerson: 'Lengkapi data diri',
  loading: 'Menghitung…',
  tone: { good: 'Baik', warn: 'Perlu perhatian', bad: 'Bahaya' },
  urgency: {
    segera: 'Bawa ke Bu Bidan SEKARANG dan rujuk hari ini juga.',
    '24-jam': 'Bawa ke Bu Bidan hari ini, paling lambat besok.',
    '7-hari': 'Rujuk ke Pustu atau Puskesmas dalam minggu ini.',
    lapor: 'Sampaikan ke Bu Bidan hari ini.',
    none: '',
  },
  also: 'Juga:',
  finding: {
    oedema: () => ({ title: 'Kedua kaki bengkak', why: 'Bengkak seperti ini tanda bahaya.', advice: '' }),
    'lila-merah': (arm: string) => ({
      title: `Lengan terlalu kecil: LiLA merah (${arm})`,
      why: 'Anak sangat kurus dan bisa cepat sakit berat.',
      advice: '',
    }),
    'lila-kuning': (arm: string) => ({
      title: `Lengan kecil: LiLA kuning (${arm})`,
      why: 'Anak mulai kurus.',
      advice: THIN,
    }),
    'bb-tb-buruk': {
      title: 'Anak sangat kurus',
      why: 'Beratnya jauh kurang untuk panjang badannya.',
      advice: '',
    },
    'bb-tb-kurang': { title: 'Anak kurus', why: 'Beratnya kurang untuk panjang badannya.', advice: THIN },
    'bb-tb-berisiko-lebih': {
      title: 'Berat mulai berlebih',
      why: 'Beratnya agak lebih untuk panjang badannya.',
      advice: HEAVY,
    },
    'bb-tb-lebih': { title: 'Berat berlebih', why: 'Beratnya lebih untuk panjang badannya.', advice: HEAVY },
    'bb-tb-obesitas': {
      title: 'Berat sangat berlebih',
      why: 'Beratnya jauh lebih untuk panjang badannya.',
      advice: HEAVY,
    },
    'imt-buruk': { title: 'Anak sangat kurus', why: 'Beratnya jauh kurang untuk tingginya.', advice: '' },
    'imt-kurang': { title: 'Anak kurus', why: 'Beratnya kurang untuk tingginya.', advice: THIN },
    'imt-berisiko-lebih': { title: 'Berat mulai berlebih', why: 'Beratnya agak lebih untuk tingginya.', advice: HEAVY },
    'imt-lebih': { title: 'Berat berlebih', why: 'Beratnya lebih untuk tingginya.', advice: HEAVY },
    'imt-obesitas': { title: 'Berat sangat berlebih', why: 'Beratnya jauh lebih untuk tingginya.', advice: HEAVY },
    bgm: {
      title: 'Di bawah garis merah (BGM)',
      why: 'Berat anak jauh kurang untuk umurnya.',
      advice: THIN,
    },
    'bb-kurang': { title: 'Berat kurang untuk umurnya', why: 'Anak lebih ringan dari teman seumurnya.', advice: THIN },
    'garis-oranye': {
      title: 'Di atas garis oranye',
      why: 'Berat anak lebih tinggi dari teman seumurnya.',
      advice: HEAVY,
    },
    'sangat-pendek': {
      title: 'Badan sangat pendek untuk umurnya',
      why: 'Jauh lebih pendek dari teman seumurnya.',
      advice: 'Pastikan cara mengukurnya sudah benar.',
    },
    pendek: {
      title: 'Badan pendek untuk umurnya',
      why: 'Lebih pendek dari teman seumurnya.',
      advice: 'Pastikan cara mengukurnya sudah benar.',
    },
    'lk-kecil': {
      title: 'Lingkar kepala kecil',
      why: 'Lebih kecil dari teman seumurnya.',
      advice: 'Ukur sekali lagi untuk memastikan.',
    },
    'lk-besar': {
      title: 'Lingkar kepala besar',
      why: 'Lebih besar dari teman seumurnya.',
      advice: 'Ukur sekali lagi untuk memastikan.',
    },
    '1t': (gain: Gain) => ({ title: notEnough(gain), why: gained(gain), advice: THIN }),
    '2t': (gain: Gain & { readonly consecutiveT: number }) => ({
      title: `Sudah ${gain.consecutiveT} bulan berat tidak naik (${gain.consecutiveT}T)`,
      why: gained(gain),
      advice: THIN,
    }),
    't-under-6-months': (gain: Gain) => ({
      title: notEnough(gain),
      why: gained(gain),
      advice: 'Bantu ibu menyusui lebih sering. Jangan beri makanan atau minuman lain dulu.',
    }),
    'ceklis-tidak-lengkap': {
      title: 'Perkembangan perlu dilihat',
      why: 'Ada ceklis Buku KIA yang belum bisa dilakukan anak.',
      advice: '',
    },
    naik: ({ gainGrams, requiredGrams }: Gain) => ({
      title: 'Berat naik, bagus! (N)',
      why: `Naik ${gainGrams} g, cukup (minimal ${requiredGrams} g).`,
      advice: 'Puji ibunya. Ajak datang lagi bulan depan.',
    }),
    baru: {
      title: 'Penimbangan pertama (B)',
      why: 'Bulan depan baru bisa dilihat naik atau tidak.',
      advice: 'Ajak datang lagi bulan depan.',
    },
    'tidak-ditimbang-bulan-lalu': {
      title: 'Bulan lalu tidak ditimbang (O)',
      why: 'Naik atau tidaknya belum bisa dinilai bulan ini.',
      advice: 'Tanyakan sebabnya, ajak datang setiap bulan.',
    },
    tercatat: { title: 'Sudah dicatat', why: 'Tidak ada yang perlu dikhawatirkan dari angka ini.', advice: '' },
  },
  notWeighed: (reason: string) => `Tidak ditimbang: ${reason}`,
  notWeighedDo: 'Coba timbang lagi sebelum pulang, atau lewat kunjungan rumah.',
  chipsLabel: 'Ringkasan angka',
  chip: (index: string, words: string) => `${index} ${words}`,
  index: {
    weightForAge: 'BB/U',
    lengthForAge: 'PB/U',
    heightForAge: 'TB/U',
    weightForLength: 'BB/PB',
    weightForHeight: 'BB/TB',
    bmiForAge: 'IMT/U',
    headForAge: 'LK/U',
    armForAge: 'LiLA/U',
    arm: 'LiLA',
  },
  /** Short, for the kader. */
  plain: {
    'sangat-kurang': 'sangat kurang',
    kurang: 'kurang',
    normal: 'normal',
    'risiko-lebih': 'agak lebih',
    'sangat-pendek': 'sangat pendek',
    pendek: 'pendek',
    tinggi: 'tinggi',
    'gizi-buruk': 'sangat kurus',
    'gizi-kurang': 'kurus',
    'gizi-baik': 'baik',
    'berisiko-gizi-lebih': 'agak lebih',
    'gizi-lebih': 'lebih',
    obesitas: 'sangat lebih',
    mikrosefali: 'kecil',
    makrosefali: 'besar',
    merah: 'merah',
    kuning: 'kuning',
    hijau: 'hijau',
  },
  /** As Permenkes 2/2020 words it, for the bidan. */
  official: {
    weightForAge: {
      'sangat-kurang': 'Berat badan sangat kurang',
      kurang: 'Berat badan kurang',
      normal: 'Berat badan normal',
      'risiko-lebih': 'Risiko berat badan lebih',
    },
    heightForAge: { 'sangat-pendek': 'Sangat pendek', pendek: 'Pendek', normal: 'Normal', tinggi: 'Tinggi' },
    nutrition: {
      'gizi-buruk': 'Gizi buruk',
      'gizi-kurang': 'Gizi kurang',
      'gizi-baik': 'Gizi baik',
      'berisiko-gizi-lebih': 'Berisiko gizi lebih',
      'gizi-lebih': 'Gizi lebih',
      obesitas: 'Obesitas',
    },
    head: { mikrosefali: 'Mikrosefali', normal: 'Normal', makrosefali: 'Makrosefali' },
    arm: { merah: 'Merah (< 11,5 cm)', kuning: 'Kuning (11,5–12,4 cm)', hijau: 'Hijau (≥ 12,5 cm)' },
  },

  table: 'Angka setiap bulan',
  column: {
    age: 'Umur',
    weight: 'BB',
    gain: 'Naik',
    code: 'N/T',
    z: 'BB/U',
    height: 'PB/TB',
    head: 'LK',
    arm: 'LiLA',
  },
  months: (n: number) => `${n} bln`,
  grams: (g: string) => `${g} g`,
  required: (g: number) => `min ${g}`,
  codeWords: { N: 'naik', T: 'tidak naik', O: 'bulan lalu tidak ditimbang', B: 'baru' },
  lying: 'terlentang',
  standing: 'berdiri',
  none: '–',

  details: 'Rincian untuk bidan',
  detailAge: (months: number, days: number) => `Umur ${months} bulan penuh (${days} hari)`,
  detailAdjusted: (cm: string) => `PB/TB untuk tabel: ${cm} cm (disesuaikan cara ukur)`,
  detailBmi: (bmi: string) => `IMT ${bmi} kg/m²`,
  detailConfirmed: 'Angka yang ditanyakan aplikasi dan dipastikan benar:',
  detailReference: { 'who-2006': 'Standar WHO 2006', 'who-2007': 'Rujukan WHO 2007 (5–19 tahun)' },
  detailColumns: { index: 'Indeks', z: 'z-skor', words: 'Permenkes 2/2020' },
  flagged: 'di luar batas wajar WHO, ukur ulang',
  noScore: 'tidak dinilai',

  correct: 'Perbaiki angka',
  change: (what: string) => `Ganti ${what}`,
  changeShort: 'Ganti',
  withdraw: (what: string) => `Tarik kembali ${what}`,
  withdrawShort: 'Tarik kembali',
  withdrawnDone: (what: string) => `${what} ditarik kembali`,
  withdrawnBy: (who: string) => `ditarik kembali oleh ${who}`,
  addMore: 'Tambah angka lain',
  nextChild: 'Lanjut: anak berikutnya',
  nextPerson: 'Lanjut: orang berikutnya',
  nextStep: 'Lanjut: langkah berikutnya',
  person: 'Lihat data lengkap',
  shareText: (name: string, age: string, numbers: string, sentence: string) =>
    `${name}, ${age}: ${numbers}. ${sentence}`,
}
