/** Looking back: histories, who wrote what, taking a batch back, what left the app. */
const KINDS: Readonly<Record<string, string>> = {
  person: 'orang',
  family: 'keluarga',
  visit: 'kunjungan',
  'open-day': 'hari buka',
  immunization: 'catatan imunisasi',
  vial: 'botol vaksin',
  kipi: 'KIPI',
  referral: 'rujukan',
  pmt: 'PMT',
  link: 'pasangan orang',
}

export const audit = {
  whole: 'Riwayat lengkap',
  wholeExplain: 'Siapa mengisi apa, kapan, dan di HP mana. Yang ditarik dan yang terlambat masuk tetap tercatat.',
  asOf: 'Seperti pada tanggal',
  asOfHint: 'Contoh: 10/11/2026',
  asOfExplain:
    'Tanggal mengikuti jam HP yang mengisi. Jam HP yang salah membuat isian tampak lebih awal atau lebih lambat.',
  asOfTitle: (date: string) => `Catatan per ${date}`,
  asOfNothing: 'Pada tanggal itu orang ini belum tercatat.',
  badDate: 'Tanggal belum lengkap.',
  ofFamily: 'Riwayat keluarga',
  late: 'masuk setelah hari ditutup',
  reading: 'Membaca riwayat…',
  failed: 'Riwayat belum bisa dibaca. Coba lagi.',

  title: 'Siapa mengisi apa',
  explain:
    'Isian di posyandu ini, dikelompokkan per orang dan HP. Pilih satu untuk melihat isinya atau membatalkannya.',
  everyone: 'Semua orang',
  person: 'Orang',
  none: 'Belum ada isian di HP ini.',
  byImport: (name: string) => `Impor Excel oleh ${name}`,
  kinds: (counts: readonly (readonly [kind: string, n: number])[]) =>
    counts.map(([kind, n]) => `${n} ${KINDS[kind] ?? 'catatan lain'}`).join(', '),
  kind: (kind: string) => KINDS[kind] ?? 'catatan lain',
  more: 'Tampilkan yang lebih lama',

  undo: {
    title: 'Batalkan isian',
    explain:
      'Isian ini dikembalikan seperti sebelumnya, dengan catatan baru. Tidak ada yang dihapus, dan pembatalan ini bisa dibatalkan lagi.',
    from: 'Mulai',
    until: 'Sampai',
    clock: 'Menurut jam HP itu.',
    planning: 'Memeriksa apa yang bisa dibatalkan…',
    nothing: 'Tidak ada lagi yang bisa dibatalkan: semuanya sudah diubah atau dibatalkan.',
    sum: (records: number, people: number) =>
      people > 0
        ? `${records} catatan tentang ${people} orang kembali seperti sebelumnya.`
        : `${records} catatan kembali seperti sebelumnya.`,
    kept: (n: number) => `${n} isian tidak disentuh karena sudah diubah sesudahnya atau ada nilai lain di sampingnya.`,
    restored: 'Kembali',
    left: 'Tetap',
    others: (n: number) => `dan ${n} catatan lain`,
    do: (n: number) => `Batalkan ${n} catatan`,
    progress: (done: number, of: number) => `${done} dari ${of} catatan`,
    done: (n: number) => `${n} catatan dikembalikan`,
    unnamed: 'tanpa nama',
  },

  exports: {
    title: 'Yang dicetak dan dibagikan',
    explain: 'Setiap kertas, gambar, dan berkas yang keluar dari aplikasi, dengan nomornya.',
    find: 'Cari nomor di kertas',
    none: 'Belum ada yang dicetak atau dibagikan.',
    notFound: 'Nomor itu tidak ada di HP ini.',
    what: {
      kertas: 'Kertas',
      daftar: 'Daftar',
      surat: 'Surat',
      grafik: 'Grafik',
      gambar: 'Gambar',
      pesan: 'Pesan',
      berkas: 'Berkas antar-HP',
      qr: 'QR antar-HP',
    },
    people: (n: number) => `${n} orang`,
    withNik: 'dengan NIK',
    withoutNik: 'tanpa NIK',
    notLogged: 'Cetakan ini belum tercatat di riwayat.',
  },
  mark: (who: string, when: string, place: string, number: string) =>
    `Dari Lima Langkah oleh ${who} · ${when} · ${place} · nomor ${number}`,
  markNik: 'memuat NIK',
  posyandu: (name: string) => `Posyandu ${name}`,
  nobody: 'seseorang',
  nik: {
    ask: 'Surat ini tanpa NIK. Tulis NIK untuk:',
    why: { loket: 'loket pendaftaran', bpjs: 'BPJS' },
    hide: 'Tanpa NIK',
  },
}
