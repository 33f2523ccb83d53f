/** The cards from six years on. A field's label and the sentence of its meaning stand in its declaration (`domain/cards`). */
export const cards = {
  /** By field or reading, where they are not the card's own words. */
  labels: {} as Readonly<Record<string, string>>,

  measure: {
    pressure: 'TD',
    pressureAgain: 'TD 2',
    last: (value: string, date: string) => `Terakhir ${value}, ${date}`,
    rest: 'Tekanan darah tinggi. Istirahat 5 menit, lalu ukur lagi. Boleh disimpan dulu.',
    firstReading: (value: string) => `Ukuran pertama ${value}`,
    pair: {
      'above-sistole': (sistole: number) => `Angka bawah harus lebih kecil dari angka atas (${sistole}). Periksa lagi.`,
      'below-diastole': (diastole: number) =>
        `Angka atas harus lebih besar dari angka bawah (${diastole}). Periksa lagi.`,
    },
  },

  result: {
    colour: { hijau: 'Baik', kuning: 'Perlu perhatian', merah: 'Perlu tindakan' },
    also: 'Juga perlu perhatian',
    good: 'Yang baik',
    formal: 'Angka dan istilahnya',
    again: 'Ukur lagi tekanan darah',
    againWhy: 'Ukuran pertama tinggi. Istirahat 5 menit, lalu ukur lagi.',
    nothingYet: 'Belum ada hasil yang bisa dibaca',
    nothingDo: 'Angkanya tersimpan.',
    trend: 'Enam kunjungan terakhir',
    date: 'Tanggal',
    weight: 'BB (kg)',
    pressure: 'TD (mmHg)',
    change: (kg: string) => `${kg} kg`,
    compared: (weight: string, pressure: string, date: string) =>
      [weight && `Berat ${weight}`, pressure && `TD ${pressure}`].filter(Boolean).join(' · ') + ` (${date})`,
    was: (value: string) => `sebelumnya ${value}`,
    same: 'tetap',
    nextPerson: 'Lanjut: orang berikutnya',
  },
}
