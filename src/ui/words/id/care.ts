/** Langkah 4: what is asked about a child, danger signs, and advice. */
export const care = {
  nobodyYet: 'Belum ada yang datang ke langkah ini.',
  yes: 'Ya',
  no: 'Tidak',
  again: 'Ubah jawaban',
  finish: 'Selesai',
  done: (name: string) => `${name} selesai di langkah 4`,
  nothingDue: 'Tidak ada yang perlu ditanyakan hari ini.',
  noBirthDate: 'Tanggal lahir belum ada, jadi pertanyaan belum bisa dipilih.',
  complete: 'Lengkapi data diri',

  broughtBy: 'Siapa yang mengantar?',
  broughtByWhom: 'Diantar',
  change: 'Ubah',
  notParent: 'Jawaban ASI hari ini dicatat, dan ditanyakan lagi saat ibu atau ayah datang.',
  tellMother: 'Kirim saran ke ibu',
  message: (name: string, sentences: string) =>
    `Salam dari posyandu. Hari ini ${name} sudah datang. ${sentences} Bila ada pertanyaan, hubungi kader atau bidan.`,

  group: {
    keluhan: 'Keluhan',
    ceklis: (band: string) => `Perkembangan ${band} bulan`,
    asi: 'ASI saja',
    makan: 'Makan kemarin',
    catatan: 'Catatan',
  },
  allNo: 'Semua tidak',
  restNo: 'Lainnya tidak',
  fromWeights: 'Dari angka timbangan: 2 bulan tidak naik',
  grade: { '1': '+1', '2': '+2', '3': '+3' },
  sickWhat: 'Sakit apa?',

  ceklisDone: 'Lengkap, semua bisa',
  ceklisHow: 'Ketuk yang belum bisa.',
  notYet: 'belum bisa',
  foodDone: 'Lengkap, lima-limanya ada',
  foodHow: 'Ketuk yang kemarin tidak ada.',
  missing: 'tidak ada',

  asiAsk: (months: number) =>
    months === 0
      ? 'Sejak lahir hanya ASI? Tanpa air putih, susu lain, madu, atau makanan.'
      : `Sampai umur ${months} bulan hanya ASI? Tanpa air putih, susu lain, madu, atau makanan.`,
  asiYes: 'Ya, ASI saja',
  asiNo: 'Tidak lagi',
  asiSince: 'Mulai umur berapa diberi yang lain?',
  asiMonth: (month: number) => (month === 0 ? 'Sejak lahir' : `${month} bulan`),

  advice: 'Penyuluhan',
  given: 'Sudah dijelaskan',
  more: (n: number) => `Topik lain (${n})`,
  pmtGiven: 'PMT penyuluhan sudah diberikan',

  danger: 'Ada tanda bahaya',
  dangerAsk: 'Tanda bahaya mana?',
  dangerHow: 'Satu saja sudah cukup untuk dirujuk segera.',
  dangerNow: 'Rujuk sekarang',
  dangerSaved: (name: string) => `Tanda bahaya ${name} tercatat`,
  dangerWithdrawn: (name: string) => `Tanda bahaya ${name} ditarik kembali`,
  notDanger: 'Salah pilih, tarik kembali',
  urgentTitle: 'Rujuk segera',
  urgentDo: [
    'Panggil bidan sekarang. Jangan menunggu antrean.',
    'Siapkan kendaraan ke puskesmas atau rumah sakit terdekat. Satu orang menemani.',
    'Bawa Buku KIA. Jaga anak tetap hangat, dan susui bila masih bisa menelan.',
  ],
  urgentSign: {
    kejang: 'Kejang: miringkan badannya, longgarkan baju, jangan masukkan apa pun ke mulut.',
    'tidak-sadar': 'Tidak sadar: miringkan badannya, jangan beri makan atau minum.',
    'diare-berat': 'Diare: beri oralit atau ASI sedikit-sedikit selama di jalan bila anak sadar.',
    'napas-sesak': 'Sesak: dudukkan atau gendong tegak, longgarkan baju.',
  },
  callMidwife: 'Telepon bidan',
  callAmbulance: 'Telepon 119 (ambulans)',
  writeMidwife: 'Kirim pesan WhatsApp',
  urgentMessage: (posyandu: string) =>
    `Mohon segera: ada anak dengan tanda bahaya di Posyandu ${posyandu}. Tolong telepon kader sekarang.`,
  midwifePhone: 'Nomor telepon bidan atau pustu',
  keepPhone: 'Simpan nomor',
  phoneKept: 'Nomor bidan tersimpan',
  referred: 'Rujukan segera sudah dibuat.',
  toReferral: 'Lihat surat rujukan',
}
