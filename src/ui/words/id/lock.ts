export const lock = {
  title: 'PIN',
  open: 'PIN HP ini',

  ask: {
    title: 'HP ini dipakai bersama?',
    explain: 'PIN menjaga data warga kalau HP ini dipegang orang lain.',
    yes: 'Ya, pasang PIN',
    no: 'Tidak, hanya saya yang memakai',
  },

  set: {
    label: 'PIN baru, 6 angka',
    repeat: 'Ketik sekali lagi',
    easy: 'PIN itu terlalu mudah ditebak. Pilih angka lain.',
    different: 'Keduanya tidak sama. Ketik lagi.',
    save: 'Pakai PIN ini',
    alsoAndroid:
      'Pasang juga kunci layar HP (pola, PIN, atau sidik jari) di Pengaturan HP. Tanpa itu, orang yang membongkar HP ini bisa menebak PIN aplikasi dalam sehari.',
    done: 'PIN sudah dipasang',
    changed: 'PIN sudah diganti',
  },

  enter: {
    title: 'HP ini terkunci',
    label: 'PIN',
    wrong: 'PIN tidak cocok. Coba lagi.',
    wait: (time: string) => `Terlalu banyak salah. Coba lagi dalam ${time}. Data tidak hilang.`,
    seconds: (n: number) => `${n} detik`,
    minutes: (n: number) => `${n} menit`,
    forgot: 'Lupa PIN?',
  },

  forgot: {
    title: 'Lupa PIN',
    explain: 'Tidak ada catatan yang hilang. HP ini bisa dibuka dengan kode pemulihan, 12 angka.',
    where:
      'Minta kepada kader lain di posyandu ini, bidan, atau puskesmas. Di HP mereka: Lainnya → PIN HP ini → Kode pemulihan HP lain.',
    phone: (name: string) => `Sebutkan nama HP ini: ${name}`,
    label: 'Kode pemulihan',
    hint: 'Contoh: 4821 0937 5562',
    wrong: 'Kodenya tidak cocok. Periksa lagi angkanya.',
    open: 'Lanjut',
    back: 'Kembali ke PIN',
    fresh: 'Kode cocok. Sekarang buat PIN baru.',
  },

  settings: {
    none: 'HP ini belum memakai PIN. Siapa pun yang memegangnya bisa membaca data warga.',
    is: 'HP ini memakai PIN.',
    rule: 'Terkunci sendiri setelah 10 menit tidak disentuh, dan setiap aplikasi dibuka lagi. Saat hari buka berjalan, kunci menunggu.',
    kept: 'Kode pemulihan sudah ada pada rekan di posyandu ini.',
    waiting:
      'Kode pemulihan belum terkirim. Sambungkan HP ini sebentar ke internet; sampai saat itu kunci HP ini belum penuh.',
    set: 'Pasang PIN',
    change: 'Ganti PIN',
    remove: 'Lepas PIN',
    removeExplain: 'Hanya kalau HP ini Anda pakai sendiri. Ketik PIN sekarang untuk melepasnya.',
    changeExplain: 'Ketik PIN yang sekarang dulu.',
    removed: 'PIN sudah dilepas',
    now: 'Kunci sekarang',
    cancel: 'Batal',
  },

  own: {
    title: 'Catat kode pemulihan',
    explain: 'HP ini tidak terikat pada satu posyandu. Tulis kode ini di kertas dan simpan di tempat aman di kantor.',
    done: 'Sudah saya catat',
  },

  others: {
    title: 'Kode pemulihan HP lain',
    explain: 'Untuk rekan yang lupa PIN. Sebutkan hanya kepada orang yang Anda kenal.',
    none: 'Belum ada HP lain yang memakai PIN.',
    show: (name: string) => `Lihat kode ${name}`,
    phone: (id: string) => `HP ${id}`,
  },

  wipe: {
    title: 'Hapus data dari HP ini',
    explain: 'Untuk HP yang dijual, diganti, atau tidak dipakai lagi di posyandu.',
    gone: 'Semua data warga, PIN, dan izin HP ini dihapus. Yang sudah terkirim tetap aman di server dan di HP lain. Untuk memakai HP ini lagi perlu undangan baru.',
    unsent: (n: number) =>
      `${n} catatan belum diterima server dan hanya ada di HP ini. Sambungkan ke internet sampai terkirim, atau simpan dulu ke berkas.`,
    export: 'Simpan dulu ke berkas',
    exported: (name: string) => `Berkas ${name} ada di folder Unduhan. Pindahkan ke HP lain sebelum HP ini diserahkan.`,
    code: 'Catat kode berkasnya. Tanpa kode ini berkas tidak bisa dibuka:',
    failed: 'Berkas belum bisa dibuat. Coba sekali lagi.',
    first: 'Hapus data dari HP ini',
    sure: 'Yakin? Ini tidak bisa dibatalkan.',
    second: 'Ya, hapus sekarang',
    cancel: 'Jangan hapus',
    working: 'Menghapus…',
    stuck: 'Belum terhapus semua. Tutup tab Lima Langkah yang lain, lalu coba lagi.',
    again: 'Coba lagi',
    done: 'Data di HP ini sudah dihapus',
    doneExplain: 'Aplikasi boleh ditutup.',
    restart: 'Mulai dari awal',
  },
}
