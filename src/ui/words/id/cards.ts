/** The cards from six years on. A field's label and the sentence of its meaning stand in its declaration (`domain/cards`). */
export const cards = {
  measure: {
    pressureAgain: 'TD 2',
    last: (value: string, date: string) => `Terakhir ${value}, ${date}`,
    other: 'Ukur yang lain',
    rest: 'Istirahat 5 menit, lalu ukur lagi. Boleh disimpan dulu.',
    /** On the button that leads to it. */
    next: {
      'measure.sistole': 'tekanan darah',
      'measure.diastole': 'angka bawah',
      'measure.sistole-2': 'ukur ulang',
      'measure.diastole-2': 'angka bawah',
    } as Readonly<Record<string, string | undefined>>,
    firstReading: (value: string) => `Ukuran pertama ${value}`,
    pair: {
      'above-sistole': (sistole: number) => `Angka bawah harus lebih kecil dari angka atas (${sistole}). Periksa lagi.`,
      'below-diastole': (diastole: number) =>
        `Angka atas harus lebih besar dari angka bawah (${diastole}). Periksa lagi.`,
    },
  },

  result: {
    colour: { hijau: 'Baik', kuning: 'Perlu perhatian', merah: 'Perlu tindakan' },
    formal: 'Angka dan istilahnya',
    again: 'Ukur lagi tekanan darah',
    nothingYet: 'Belum ada hasil yang bisa dibaca',
    nothingDo: 'Angkanya tersimpan.',
    trend: 'Enam kunjungan terakhir',
    date: 'Tanggal',
    weight: 'BB (kg)',
    pressure: 'TD (mmHg)',
    sinceLast: (changes: string, date: string) => `Sejak ${date}: ${changes}`,
  },
}
