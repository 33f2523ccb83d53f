/** What stands on every screen: navigation, the badge, the undo bar, and what can go wrong with saving. */
export const shell = {
  nav: { label: 'Menu utama', today: 'Hari ini', people: 'Warga', tasks: 'Tugas', recaps: 'Rekap', more: 'Lainnya' },
  tasksWaiting: (n: number) => `${n} menunggu`,
  back: 'Kembali',
  who: 'Siapa Anda?',
  changeWho: (name: string) => `${name}. Ketuk untuk ganti orang`,
  dismiss: 'Tutup',
  wipe: 'Hapus data dari HP ini',
  undone: 'Sudah diurungkan',
  badge: {
    label: 'Keadaan kiriman',
    waiting: (n: number) => `Di HP, ${n} belum terkirim`,
    saved: 'Tersimpan di HP',
    sending: 'Mengirim…',
    sent: (time: string) => `Terkirim ${time}`,
  },
  problem: {
    refused: (n: number) => ({
      text: `${n} catatan tidak diterima server. Catatannya tetap ada di HP ini.`,
      action: 'Lihat',
    }),
    revoked: {
      text: 'Akses HP ini dicabut oleh puskesmas. Catatan yang belum terkirim menunggu persetujuan; catatan di HP ini tidak berubah.',
      action: 'Lihat',
    },
    'invitation-used': {
      text: 'Undangan HP ini sudah dipakai HP lain. Catatan di HP ini aman. Minta undangan baru kepada puskesmas.',
      action: 'Buka undangan baru',
    },
    'invitation-over': {
      text: 'Undangan HP ini sudah tidak berlaku. Catatan di HP ini aman. Minta undangan baru kepada puskesmas.',
      action: 'Buka undangan baru',
    },
    'not-invited': {
      text: 'Undangan HP ini tidak dikenal server. Catatan di HP ini aman. Minta undangan baru kepada puskesmas.',
      action: 'Buka undangan baru',
    },
    'link-refused': {
      text: 'HP ini belum diizinkan mengirim. Catatan tetap aman di HP. Hubungi puskesmas.',
      action: 'Lihat',
    },
    'update-needed': {
      text: 'Aplikasi di HP ini sudah lama. Pakai versi baru supaya catatan terkirim.',
      action: 'Pakai versi baru',
    },
    'storage-full': {
      text: 'Penyimpanan HP penuh. Hapus foto atau video yang tidak perlu, lalu coba lagi.',
      action: 'Coba lagi',
    },
    'storage-blocked': {
      text: 'HP ini tidak mengizinkan penyimpanan. Tutup mode penyamaran, lalu buka lagi dengan Chrome biasa.',
      action: 'Coba lagi',
    },
    'storage-lost': {
      text: 'Penyimpanan HP terputus. Buka ulang aplikasi sebelum mencatat lagi.',
      action: 'Buka ulang',
    },
  },
  notFound: 'Halaman ini tidak ada',
  notFoundExplain: 'Catatan Anda aman. Kembali ke Hari ini.',
  notOpened: 'Belum bisa dibuka',
  tryAgain: 'Coba lagi',
  unexpected: 'Ada yang tidak berhasil. Coba lagi.',
  save: {
    'storage-full': 'Belum tersimpan: penyimpanan HP penuh. Hapus foto atau video, lalu simpan lagi.',
    'storage-blocked': 'Belum tersimpan: HP tidak mengizinkan penyimpanan. Tutup mode penyamaran.',
    'storage-lost': 'Belum tersimpan: penyimpanan terputus. Buka ulang aplikasi; isian Anda tetap ada.',
    'not-joined': 'Belum tersimpan: HP ini belum bergabung ke posyandu.',
    'no-reason': 'Belum tersimpan: hari ini sudah ditutup, jadi alasannya perlu ditulis.',
    'no-person': 'Belum tersimpan: pilih dulu siapa yang memakai HP ini.',
    broken: 'Belum tersimpan. Coba simpan lagi.',
  },
}
