import type { Doubt, DoubtKind } from '../../../domain/workbook/doubt.ts'
import type { FileProblem } from '../../../domain/workbook/file-problem.ts'
import { doseName } from '../../dose-name.ts'

type Words = (doubt: Doubt) => string

/** What a kader or bidan reads about each doubt: what is written, what is wrong with it, what to do. */
const sentences: Readonly<Record<DoubtKind, Words>> = {
  'nik-missing': (d) => `NIK belum diisi. Isi kalau sudah ada; kalau belum, biarkan kosong.${maybe(d)}`,
  'nik-as-number': (d) =>
    `NIK tersimpan sebagai angka, jadi angka terakhirnya hilang. Lihat KK atau KTP lalu lengkapi.${maybe(d)}`,
  'nik-15-digits': (d) => `NIK 15 angka, harus 16. Lihat KK atau KTP lalu lengkapi.${maybe(d)}`,
  'nik-wrong-length': (d) => `NIK ${quoted(d)} tidak 16 angka. Lihat KK atau KTP lalu betulkan.${maybe(d)}`,
  'nik-unreadable': (d) => `NIK ${quoted(d)} tidak terbaca. Tulis 16 angkanya saja.${maybe(d)}`,
  'nik-impossible': (d) => `NIK ${quoted(d)} tidak mungkin benar. Cocokkan dengan KK atau KTP.${maybe(d)}`,
  'nik-shared': (d) => `NIK ${quoted(d)} dipakai oleh orang yang berbeda. Cocokkan dengan KK atau KTP.`,
  'nik-mismatch': () => 'NIK tidak cocok dengan tanggal lahir atau jenis kelamin. Cocokkan dengan KK atau akta lahir.',
  'kk-missing': (d) => `Nomor KK belum diisi. Lihat kartu keluarganya.${maybe(d)}`,
  'kk-as-number': () => 'Nomor KK tersimpan sebagai angka, jadi angka terakhirnya hilang. Lihat kartu keluarganya.',
  'kk-unreadable': (d) => `Nomor KK ${quoted(d)} bukan 16 angka yang benar. Lihat kartu keluarganya.`,
  'address-differs': (d) => `Alamat satu keluarga berbeda-beda: ${d.written}. Pilih yang benar.`,
  'name-missing': () => 'Baris ini tidak punya nama, jadi belum dimasukkan.',
  'sex-missing': (d) => `Jenis kelamin belum diisi.${maybe(d)}`,
  'sex-unreadable': (d) => `Jenis kelamin ${quoted(d)} tidak terbaca. Tulis L atau P.${maybe(d)}`,
  'birth-date-missing': (d) => `Tanggal lahir belum diisi.${maybe(d)}`,
  'birth-date-impossible': (d) => `Tanggal lahir ${quoted(d)} tidak mungkin. Lihat KK atau akta lahir.${maybe(d)}`,
  'birth-date-unreadable': (d) =>
    `Tanggal lahir ${quoted(d)} tidak pasti. Tulis tanggal, bulan, dan tahun lengkap.${maybe(d)}`,
  'birth-date-in-future': (d) => `Tanggal lahir ${quoted(d)} belum terjadi. Periksa tahunnya.${maybe(d)}`,
  'phone-unreadable': (d) => `Nomor HP ${quoted(d)} tidak lengkap. Periksa nomornya.`,
  'parent-unclear': (d) =>
    d.suggestion === undefined || d.field === 'fatherName'
      ? `Nama orang tua ${quoted(d)} belum jelas mana ibu dan mana ayah.${maybe(d)}`
      : `Nama orang tua ${quoted(d)}: ibu atau ayah? Pakai kalau ibunya.`,
  'refusal-unclear': (d) =>
    `Keterangan ${quoted(d)} belum jelas: apakah orang tua menolak imunisasi? Tanyakan ke kader.`,
  'maybe-same-person': (d) =>
    `${d.written} mungkin orang yang sama dengan baris ${d.otherRow}. Periksa sebelum digabung.`,
  'text-too-long': () => 'Tulisan di sel ini terlalu panjang. Pendekkan lalu masukkan lagi.',
  'text-unreadable': (d) =>
    `Isian ${quoted(d)} adalah rumus tanpa hasil. Betulkan di Excel, simpan, lalu masukkan lagi.`,
  'child-unknown': (d) => `${named(d)} tidak ada di data penduduk. Tambahkan dulu, atau betulkan NIK dan namanya.`,
  'child-unclear': (d) =>
    `${named(d)} belum pasti anak yang mana. Cocokkan NIK dan namanya dengan data penduduk.${maybe(d)}`,
  'weighing-date-missing': () => 'Tanggal timbang belum diisi.',
  'weighing-date-impossible': (d) => `Tanggal timbang ${quoted(d)} tidak mungkin.${maybe(d)}`,
  'weighing-date-unreadable': (d) => `Tanggal timbang ${quoted(d)} tidak terbaca.${maybe(d)}`,
  'weighing-in-future': (d) => `Tanggal timbang ${quoted(d)} belum terjadi. Periksa tanggalnya.`,
  'weighing-before-birth': (d) => `Tanggal timbang ${quoted(d)} lebih awal dari tanggal lahir anak. Periksa keduanya.`,
  'weight-missing': (d) =>
    /[a-z]/i.test(d.written)
      ? `Berat badan tidak ada, tertulis ${quoted(d)}.`
      : 'Berat badan tidak ada. Isi kalau ada catatannya di Buku KIA.',
  'decimal-point-lost': (d) => `${d.written} tidak mungkin, sepertinya komanya hilang.${maybe(d)}`,
  'weight-and-height-swapped': () => 'Berat dan tinggi badan sepertinya tertukar.',
  'number-became-date': (d) => `Angka ini berubah menjadi tanggal (${d.written}).${maybe(d)}`,
  'number-unreadable': (d) => `Angka ${quoted(d)} tidak terbaca.`,
  'value-out-of-range': (d) => `${d.written} tidak mungkin untuk anak seusia ini. Lihat catatan aslinya.${maybe(d)}`,
  'posture-unreadable': (d) => `Cara ukur ${quoted(d)} tidak terbaca. Tulis terlentang atau berdiri.`,
  'vitamin-a-unreadable': (d) => `Vitamin A ${quoted(d)}: kapsul biru atau merah?${maybe(d)}`,
  'same-child-same-day-again': (d) =>
    `${d.written} sudah ditimbang pada hari yang sama di baris ${d.otherRow}. Pilih yang benar.`,
  'rows-without-measurement': (d) => `Baris tanpa hasil ukur, dianggap tidak ditimbang: ${d.written}.`,
  'row-unreadable': (d) => `Baris ini tidak terbaca dan tidak dimasukkan: ${d.written}.`,
  'subtotal-row': (d) => `Baris jumlah, bukan orang, tidak dimasukkan: ${d.written}.`,
  'column-unknown': (d) => `Kolom ${quoted(d)} tidak dikenal dan belum dimasukkan.`,
  'column-of-people': (d) =>
    `Kolom ${quoted(d)} belum dimasukkan: data orang dibaca dari daftar penduduk, yang tidak punya kolom itu.`,
  'sheet-unknown': (d) => `Lembar ${quoted(d)} tidak dikenal dan belum dimasukkan.`,
  'mark-unreadable': (d) => `Isian ${quoted(d)} tidak terbaca. Tulis ya atau tidak.`,
  'marked-deleted': (d) => `${named(d)} ditandai hapus di e-PPGBM, jadi tidak dimasukkan.`,
  'other-posyandu': (d) => `Baris dari posyandu lain tidak dimasukkan: ${d.written}.`,
  'dose-unclear': (d) =>
    `${dose(d)}: tertulis ${quoted(d)}, belum jelas sudah diberikan atau belum. Lihat Buku KIA.${maybe(d)}`,
  'dose-date-missing': (d) => `Ditandai sudah, tanpa tanggal: ${d.written}. Cari tanggalnya di Buku KIA.`,
  'dose-date-impossible': (d) => `${dose(d)}: tanggal ${quoted(d)} tidak ada di kalender. Lihat Buku KIA.${maybe(d)}`,
  'dose-date-unreadable': (d) => `${dose(d)}: tanggal ${quoted(d)} tidak pasti. Lihat Buku KIA.${maybe(d)}`,
  'dose-in-future': (d) => `${dose(d)}: tanggal ${quoted(d)} belum terjadi. Janji datang atau salah tulis?${maybe(d)}`,
  'dose-before-birth': (d) =>
    `${dose(d)}: tanggal ${quoted(d)} lebih awal dari tanggal lahir anak. Periksa keduanya.${maybe(d)}`,
  'dose-two-dates': (d) => `${dose(d)} tertulis dengan tanggal berbeda: ${d.written}. Pilih yang benar.`,
  'dose-name-unknown': (d) => `Imunisasi ${quoted(d)} belum dikenal, atau belum jelas dosis ke berapa. Lihat Buku KIA.`,
  'capsule-round-missing': (d) => `${d.written}: putaran Februari atau Agustus, tahun berapa? Lihat Buku KIA.`,
  'dose-order': (d) => `${dose(d)} tertulis ${quoted(d)}, tidak sesuai urutan dosisnya. Lihat Buku KIA.${maybe(d)}`,
}

/** One clear sentence for a file that could not be read, and what to do about it. */
function fileProblem(problem: FileProblem): string {
  switch (problem.reason) {
    case 'empty-file':
      return 'Berkas ini kosong. Pilih berkas Excel yang berisi data.'
    case 'password-protected':
      return 'Berkas ini dikunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu pilih lagi.'
    case 'old-xls':
      return 'Berkas ini format Excel lama (.xls). Buka di Excel, simpan sebagai .xlsx, lalu pilih lagi.'
    case 'broken':
      return 'Berkas ini rusak atau belum selesai diunduh. Ambil salinan yang baru lalu pilih lagi.'
    case 'too-large':
      return `Berkas ini terlalu besar, paling besar ${problem.limitMb} MB. Hapus gambar dan lembar yang tidak perlu, lalu pilih lagi.`
    case 'not-a-workbook':
      return problem.looksLike === 'text'
        ? 'Berkas ini teks (CSV), bukan Excel, walaupun namanya .xlsx. Buka di Excel, simpan sebagai .xlsx, lalu pilih lagi.'
        : problem.looksLike === 'web-page'
          ? 'Berkas ini halaman web, bukan Excel. Buka di Excel, simpan sebagai .xlsx, lalu pilih lagi.'
          : 'Berkas ini bukan berkas Excel (.xlsx). Pilih berkas lain.'
    case 'no-known-sheet':
      return 'Tidak ada lembar data penduduk, penimbangan, atau imunisasi di berkas ini. Periksa judul kolomnya, misalnya NIK, Nama, Tgl Lahir.'
  }
}

export const doubts = {
  of: (doubt: Doubt): string => sentences[doubt.kind](doubt),
  fileProblem,
}

function dose({ field }: Doubt): string {
  return doseName(field) ?? 'Imunisasi'
}

function quoted({ written }: Doubt): string {
  return written === '' ? '(kosong)' : `"${written}"`
}

function named({ written }: Doubt): string {
  return written === '' ? 'Anak di baris ini' : written
}

/** Dates as people here write them, decimals with a comma; the suggestion waits for somebody's yes. */
function maybe({ suggestion }: Doubt): string {
  if (suggestion === undefined) return ''
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(suggestion)) ?? []
  const shown = day === undefined ? String(suggestion) : `${day}/${month}/${year}`
  return ` Mungkin ${typeof suggestion === 'number' ? shown.replace('.', ',') : shown}?`
}
