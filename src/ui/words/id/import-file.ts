export const importFile = {
  title: 'Ambil dari Excel',
  explain:
    'Yang jelas langsung masuk; yang diragukan ditanyakan di Tugas. Boleh diulang: yang sudah ada tidak masuk dua kali.',
  files: 'Berkas yang bisa dibaca',
  kinds: [
    {
      name: 'Buku Excel posyandu',
      holds: 'Data penduduk, penimbangan, dan kartu imunisasi dengan vitamin A, dalam satu berkas atau terpisah.',
    },
    {
      name: 'Unduhan e-PPGBM',
      holds: 'Anak dan berat badannya bulan lalu. Tanpa ini, bulan pertama semua anak dihitung B (baru).',
    },
    { name: 'Unduhan imunisasi ASIK', holds: 'Satu dosis satu baris: nama, NIK, jenis imunisasi, tanggal.' },
  ],
  pick: 'Pilih berkas Excel',
  again: 'Pilih berkas lain',
  reading: 'Membaca berkas…',
  writing: (done: number, of: number) => `Menyimpan ${done} dari ${of} catatan`,
  leave: 'Boleh ditinggal; layar lain tetap bisa dipakai.',
  done: 'Data Excel sudah masuk',
  nothingNew: 'Tidak ada yang baru: semua sudah ada di HP ini.',
  counts: {
    people: 'orang',
    families: 'keluarga',
    weighings: 'penimbangan',
    doses: 'dosis imunisasi',
    refusals: 'menolak imunisasi',
    duplicates: 'mungkin orang yang sama',
  },
  doubts: (n: number) => `${n} isian diragukan`,
  doubtsExplain: 'Yang diragukan belum dipakai. Lihat satu per satu di Tugas.',
  settle: 'Lihat di Tugas',
  notes: 'Semua yang diragukan, dengan lembar dan barisnya',
  failed: 'Berkas belum bisa diambil',
  partly: 'Yang sudah tersimpan tetap ada. Pilih berkas yang sama untuk melanjutkan.',
}
