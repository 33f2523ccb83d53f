/** The consent notice (UU 27/2022). Whoever changes what it says raises `CONSENT_VERSION` (`src/log/consent.ts`). */
export const consent = {
  title: 'Persetujuan keluarga',
  open: 'Persetujuan keluarga belum dicatat.',
  older: (date: string) => `Keluarga setuju ${date}. Isi pemberitahuan sudah berubah: bacakan lagi bila sempat.`,
  agreed: (date: string, who: string) => `Keluarga setuju datanya dicatat · ${date} · ${who}`,
  refused: (date: string, who: string) => `Keluarga tidak setuju · ${date} · ${who}`,
  then: 'Pelayanan tetap diberikan seperti biasa. Jangan isi NIK dan No. KK. Beri tahu bidan: puskesmas yang menentukan catatan mana yang wajib disimpan.',
  ask: 'Bacakan dan catat',
  change: 'Ubah',
  close: 'Tutup',
  read: 'Bacakan kepada ayah, ibu, atau wali:',
  notice: [
    {
      head: 'Untuk apa',
      text: 'Nama, NIK, tanggal lahir, dan hasil pemeriksaan dicatat supaya pertumbuhan terpantau, imunisasi tidak terlewat, dan yang sakit cepat dirujuk.',
    },
    {
      head: 'Siapa yang melihat',
      text: 'Kader dan bidan posyandu ini serta puskesmas. Dinas kesehatan hanya menerima jumlah, tanpa nama.',
    },
    {
      head: 'Berapa lama',
      text: 'Selama dilayani di posyandu. Sesudah itu puskesmas menyimpannya sesuai aturan arsip kesehatan.',
    },
    {
      head: 'Hak keluarga',
      text: 'Boleh melihat, meminta dibetulkan, menarik persetujuan, atau meminta dihapus lewat puskesmas. Menolak tidak mengurangi pelayanan.',
    },
  ],
  agree: 'Keluarga setuju',
  refuse: 'Keluarga tidak setuju',
  saved: (agreed: boolean): string => (agreed ? 'Persetujuan keluarga dicatat' : 'Penolakan keluarga dicatat'),
  tick: 'Keluarga setuju datanya dicatat',
  readFirst: 'Baca pemberitahuannya',
}
