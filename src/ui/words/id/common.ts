export const common = {
  app: 'Lima Langkah',
  cancel: 'Batal',
  undo: 'Urungkan',
  save: 'Simpan',
  saving: 'Menyimpan…',
}
