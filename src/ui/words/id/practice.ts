/** The practice posyandu. */
export const practice = {
  title: 'Latihan',
  banner: 'LATIHAN – bukan data asli, tidak dikirim',
  leave: 'Keluar',
  leaveLong: 'Keluar dari latihan',
  explain:
    'Posyandu karangan untuk belajar: 30 anak, dua bulan penimbangan, dan satu hari buka. Coba apa saja, tidak ada yang rusak.',
  apart:
    'Latihan disimpan terpisah di HP ini. Catatan posyandu sungguhan tidak tersentuh, dan latihan tidak pernah dikirim ke mana pun.',
  start: 'Mulai latihan',
  first: 'Belajar dulu di posyandu latihan',
  preparing: 'Menyiapkan posyandu latihan…',
  failed: 'Latihan belum bisa disiapkan. Coba lagi.',
  again: 'Coba lagi',
  open: 'Buka posyandu latihan',
  reset: 'Ulangi dari awal',
  resetExplain: 'Semua isian latihan di HP ini dihapus, lalu posyandu karangan dibuat lagi.',
}
