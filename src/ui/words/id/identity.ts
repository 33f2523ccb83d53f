/** Who somebody is, as e-PPGBM wants to know it: birth, books, parents, household. */
export const identity = {
  disability: {
    tidak: 'Bukan',
    fisik: 'Fisik',
    netra: 'Netra',
    rungu: 'Rungu',
    wicara: 'Wicara',
    intelektual: 'Intelektual',
    mental: 'Mental',
  },
  gakin: { ya: 'Ya, Gakin (G)', tidak: 'Bukan (NG)' },
  birth: 'Saat lahir',
  books: 'Buku KIA dan IMD',
  household: 'Keluarga',
  householdHint: 'Perubahan di sini berlaku untuk semua anggota keluarga.',
  notKnown: 'Belum tahu',
  yes: 'Ya',
  no: 'Tidak',
  hint: {
    birthOrder: 'Contoh: 2',
    gestationWeeks: 'Contoh: 39',
    birthHeadCm: 'Contoh: 34',
    kk: '16 angka. Kosongkan bila belum ada.',
  },
  wrong: {
    birthOrder: 'Anak ke- antara 1 dan 20.',
    gestationWeeks: 'Umur kehamilan antara 20 dan 45 minggu.',
    birthHeadCm: 'Lingkar kepala lahir antara 20 dan 65 cm.',
    parentNik: 'NIK harus 16 angka.',
    kk: 'No. KK harus 16 angka.',
  },
}
