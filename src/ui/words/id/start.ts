/** Joining a posyandu, and who is at the phone. */
export const start = {
  join: {
    title: 'Gabung posyandu',
    insecure:
      'Alamat ini tidak aman, jadi HP tidak bisa menjaga catatan. Buka tautan yang dimulai dengan https:// dari puskesmas.',
    howTo: 'Buka tautan undangan dari puskesmas atau ketua kader, misalnya di WhatsApp. Atau tempel tautannya di sini.',
    link: 'Tautan undangan',
    linkHint: 'Dimulai dengan https:// dan ada kata “gabung”',
    badLink: 'Ini bukan tautan undangan yang lengkap. Salin lagi seluruh tautannya.',
    paste: 'Gabung dengan tautan ini',
    joining: 'Menyiapkan HP ini…',
    ready: 'HP ini siap dipakai. Tidak perlu sinyal.',
    failed: {
      insecure: 'Alamat ini tidak aman. Buka tautan yang dimulai dengan https://.',
      'other-puskesmas':
        'HP ini sudah bergabung ke puskesmas lain, jadi catatannya tidak boleh tercampur. Pakai HP lain, atau minta bantuan puskesmas.',
      'already-joined':
        'HP ini sudah bergabung dengan undangan lain. Kalau tugas Anda berubah, puskesmas dapat mengubahnya dari sana tanpa undangan baru.',
      'storage-full': 'Penyimpanan HP penuh. Hapus foto atau video, lalu coba lagi.',
      'storage-blocked': 'HP ini tidak mengizinkan penyimpanan. Tutup mode penyamaran, lalu buka tautannya lagi.',
      'storage-lost': 'Penyimpanan HP terputus. Buka ulang aplikasi, lalu coba lagi.',
      broken: 'Belum berhasil. Coba lagi.',
    },
    again: 'Coba lagi',
    already: (posyandu: string) => `HP ini sudah bergabung ke ${posyandu}.`,
    alreadyUnnamed: 'HP ini sudah bergabung ke posyandu.',
    open: 'Buka Hari ini',
  },
  posyandu: {
    title: 'Posyandu ini',
    explain: 'Diisi sekali saja. Bila sudah diisi di HP lain, nama akan muncul sendiri setelah tersambung.',
    name: 'Nama posyandu',
    nameHint: 'Misalnya: Melati',
    desa: 'Desa atau kelurahan',
    desaByOffice: 'yang mengubah: puskesmas',
    kecamatan: 'Kecamatan',
    kabupaten: 'Kabupaten atau kota',
    later: 'Nanti saja',
    saved: 'Nama posyandu tersimpan',
  },
  who: {
    title: 'Siapa Anda?',
    explain: 'Nama Anda dicatat pada setiap isian di HP ini.',
    choose: 'Ketuk nama Anda',
    itIsMe: (name: string) => `Saya ${name}`,
    other: 'Nama saya belum ada',
    name: 'Nama Anda',
    nameHint: 'Misalnya: Bu Ratna',
    use: 'Pakai nama ini',
    now: 'sekarang',
    welcome: (name: string) => `HP ini sekarang dipakai ${name}`,
  },
}
