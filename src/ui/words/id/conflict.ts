/** Two phones wrote different values: both are kept until somebody picks one. */
export const conflict = {
  title: (what: string) => `Ada dua ${what}`,
  many: (n: number, what: string) => `Ada ${n} nilai ${what}`,
  why: 'Dicatat di dua HP sebelum tersambung. Tidak ada yang hilang.',
  weighAgain: 'Timbang ulang',
  measureAgain: 'Ukur ulang',
  orPick: 'atau pilih, bila anak sudah pulang',
  pick: (value: string) => `Pakai ${value}`,
  picked: (value: string) => `Dipakai: ${value}`,
  withdrawn: 'ditarik kembali',
  pickWithdrawn: 'Tarik kembali',
  gain: (grams: number) => (grams < 0 ? `turun ${-grams} g` : grams === 0 ? 'berat tetap' : `naik ${grams} g`),
  meaning: (gain: string, code: string) => `${gain} (${code})`,
  first: 'penimbangan pertama (B)',
  afterGap: 'bulan lalu tidak ditimbang (O)',
  fromExcel: 'dari berkas Excel',
  unknownUser: 'orang yang belum dikenal',
}
