/** Langkah 4 and 5 from six years on. The questions themselves stand in `domain/cards`, as the cards word them. */
export const cardsCare = {
  complaints: 'Gejala TBC',
  others: 'Pertanyaan',
  forms: 'Skrining',
  none: 'Tidak ada',
  ckgDone: 'Sudah CKG tahun ini: skrining tahunan tidak ditanyakan lagi.',
  notYet: 'belum',
  of: (n: number, all: number) => `${n} dari ${all}`,
  filled: 'sudah diisi',

  next: 'Lanjut: orang berikutnya',

  private: 'Hanya bidan dan puskesmas yang membaca jawabannya.',
  question: (n: number, all: number) => `Pertanyaan ${n} dari ${all}`,
  before: 'Sebelumnya',
  allAnswered: 'Semua sudah dijawab.',
  left: (n: number) => `${n} belum dijawab`,
  toLeft: 'Jawab sekarang',
  answers: 'Lihat jawaban',
  close: 'Selesai',
  keep: 'Simpan untuk bidan',
  kept: (title: string) => `${title}: tersimpan untuk bidan`,
  keptAlone: 'Jawaban sudah tersimpan untuk bidan, dan tidak ada lagi di HP ini.',

  urgent: {
    referred: 'Rujukan segera sudah dibuat. Sebabnya tidak ditulis di surat.',
    withdrawn: 'Ditarik kembali',
  },

  danger: {
    urgentDo: [
      'Panggil bidan sekarang. Jangan menunggu antrean.',
      'Siapkan kendaraan ke puskesmas atau rumah sakit terdekat. Satu orang menemani.',
      'Jangan beri makan atau minum bila kesadarannya menurun: miringkan badannya.',
    ],
    urgentSign: {
      stroke: 'Catat jam mulainya. Rumah sakit perlu tahu.',
      'nyeri-dada': 'Dudukkan setengah berbaring, longgarkan baju. Jangan disuruh berjalan.',
      sesak: 'Dudukkan tegak, longgarkan baju.',
    },
    urgentMessage: (posyandu: string) =>
      `Mohon segera: ada orang dengan tanda bahaya di Posyandu ${posyandu}. Tolong telepon kader sekarang.`,
  },

  nothingToGive: 'Tidak ada imunisasi anak untuk umur ini.',
  received: (name: string) => `${name} selesai di langkah 5`,

  unfinished: 'Belum semua dijawab.',
}
