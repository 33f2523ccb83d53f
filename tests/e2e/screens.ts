/** Every screen of the app with something on it, and the states of it that only appear when something is wrong. */
import { POSYANDU } from '../doors.ts'
import { SRQ_20 } from '../../src/domain/cards/forms/srq-20.ts'
import { registryOf, sensitiveOf, visitsOf } from '../../src/log/document-name.ts'
import { addDays } from '../../src/domain/calendar.ts'
import type { Json } from '../../src/log/entry.ts'
import { homeDay, linkId, pregnancyId, visitId } from '../../src/log/record-id.ts'
import type { Write } from '../../src/replica/write.ts'
import type { Phone } from './phone.ts'
import { bima, lina, maya, nadia, rafa, today, wati, type Posyandu } from './posyandu.ts'

export interface Screen {
  /** Its folder under `src/routes`, and what follows in the address. */
  readonly route: string
  readonly query?: string
  readonly child?: typeof rafa
  /** Stands on it when it is complete. */
  readonly sees: string
  /** Whose phone looks at it; a kader's when it is not said. */
  readonly by?: 'puskesmas'
  /** What somebody does there before it is looked at. */
  readonly then?: (phone: Phone) => Promise<void>
}

const MONTH = today.slice(0, 7)
const ACTIVITY = `${MONTH}-ceramah`

export const screens: readonly Screen[] = [
  { route: '/', sees: '2 dari 3 anak sudah datang' },
  { route: '/gabung', sees: 'HP ini dipakai bersama?', then: startsPin },
  { route: '/gabung', sees: 'HP ini dipakai bersama?', then: usesAlone },
  { route: '/posyandu', sees: 'sedang dipakai' },
  { route: '/rahasia', sees: 'Yang membaca: bidan atau puskesmas.' },
  { route: '/rahasia/[person]', sees: 'isinya tidak tersimpan di HP ini', then: writesInConfidence },
  { route: '/posyandu', by: 'puskesmas', sees: 'Melati', then: takesMelati },
  { route: '/rahasia', by: 'puskesmas', sees: 'Minum obat teratur' },
  { route: '/rahasia/[person]', by: 'puskesmas', sees: 'Minum obat teratur' },
  { route: '/rahasia/[person]', by: 'puskesmas', child: wati, sees: 'SRQ-20 0', then: readsSrq },
  { route: '/kunci', sees: 'HP ini belum memakai PIN' },
  { route: '/kunci/hapus', sees: 'Untuk HP yang dijual', then: asksToWipe },
  { route: '/pengelola', sees: 'Layar ini untuk pengelola' },
  { route: '/pengelola', by: 'puskesmas', sees: 'perangkat ini' },
  { route: '/pengelola', by: 'puskesmas', sees: 'perangkat ini', then: invitesBidan },
  { route: '/pengelola', by: 'puskesmas', sees: 'perangkat ini', then: makesInvitation },
  { route: '/pengelola', by: 'puskesmas', sees: 'perangkat ini', then: asksToRevoke },
  { route: '/pengelola', by: 'puskesmas', sees: 'perangkat ini', then: changesPhone },
  { route: '/pengelola', by: 'puskesmas', sees: 'perangkat ini', then: changesPosyandu },
  { route: '/puskesmas', by: 'puskesmas', sees: 'Klik angka mana pun untuk melihat nama.' },
  { route: '/puskesmas/nama', query: '?angka=ds&lihat=whole', by: 'puskesmas', sees: 'Bima Saputra' },
  { route: '/puskesmas/warga', by: 'puskesmas', sees: 'Bima Saputra' },
  { route: '/puskesmas/laporan', by: 'puskesmas', sees: 'Semua jumlah cocok.' },
  { route: '/puskesmas/rujukan', by: 'puskesmas', sees: 'Menunggu jawaban (1)' },
  { route: '/puskesmas/sasaran', by: 'puskesmas', sees: 'Desa Taba Lagan' },
  { route: '/puskesmas/mutu', by: 'puskesmas', sees: 'Sudah diperiksa sebagai TPG' },
  { route: '/puskesmas/tutup-bulan', by: 'puskesmas', sees: 'posyandu sudah ditutup' },
  { route: '/puskesmas/tutup-bulan/[posyandu]', query: `?bulan=${MONTH}`, by: 'puskesmas', sees: 'Semua angka rekap' },
  {
    route: '/puskesmas/tutup-bulan/[posyandu]',
    query: `?bulan=${MONTH}`,
    by: 'puskesmas',
    sees: 'Semua angka rekap',
    then: closesMonth,
  },
  { route: '/puskesmas/bukti', by: 'puskesmas', sees: 'Rencana tindak lanjut (RTL)' },
  { route: '/puskesmas/bukti', query: '?program=mutu', by: 'puskesmas', sees: 'Waktu di posyandu' },
  { route: '/dinas', query: `?bulan=${MONTH}`, by: 'puskesmas', sees: 'Simpan berkas rekap untuk dinas' },
  { route: '/puskesmas/sigizi', by: 'puskesmas', sees: 'Rafa Pratama' },
  { route: '/puskesmas/sigizi/cocokkan', by: 'puskesmas', sees: 'Tempel daftar di sini' },
  { route: '/puskesmas/asik', by: 'puskesmas', sees: 'Skrining dewasa dan lansia' },
  { route: '/puskesmas/ekspor', by: 'puskesmas', sees: 'Semua catatan posyandu ini' },
  { route: '/puskesmas/bnba', by: 'puskesmas', sees: 'Zero dose' },
  { route: '/siapa', sees: 'Nama saya belum ada', then: (phone) => phone.button('Nama saya belum ada').click() },
  { route: '/latihan', sees: 'Mulai latihan' },
  { route: '/impor', sees: 'Pilih berkas Excel' },
  { route: '/lainnya', sees: 'Versi aplikasi' },
  { route: '/riwayat', sees: 'Bu Kader' },
  { route: '/riwayat/batal', sees: 'Isian ini dikembalikan', then: opensBatch },
  { route: '/riwayat/ekspor', sees: 'Belum ada yang dicetak' },
  { route: '/serah', sees: 'Apa yang diserahkan?' },
  { route: '/serah', query: '?semua', sees: 'Simpan sebagai berkas' },
  { route: '/serah/qr', query: '?semua', sees: 'Di HP penerima' },
  { route: '/serah/terima', sees: 'Pindai QR dengan kamera' },
  { route: '/lainnya/pengaturan', sees: 'Isi satu botol vaksin' },
  { route: '/langkah', sees: 'Satu HP, semua langkah' },
  { route: '/lainnya/lisensi', sees: 'Apache' },
  { route: '/tugas', sees: 'Ada dua berat badan' },
  {
    route: '/tugas',
    query: '?lihat=doubts',
    sees: 'Lembar Penimbangan, baris 12',
    then: (phone) => phone.button('Tulis sendiri').click(),
  },
  { route: '/tugas', query: '?lihat=links', sees: 'Dua orang berbeda' },
  { route: '/tugas', query: '?lihat=didatangi', sees: 'Sebelum hari buka berikutnya' },
  { route: '/lapor', sees: '1 anak punya dua berat badan' },
  { route: '/rujukan', sees: 'Menunggu jawaban (1)' },
  { route: '/rujukan/[person]/[openDay]', sees: 'Alasan dirujuk' },
  { route: '/rujukan/[person]/[openDay]', child: bima, sees: 'Surat Pengantar Rujukan', then: writesAnswer },
  { route: '/pmt', sees: 'Dimakan hari ini?' },
  { route: '/pmt/[episode]', sees: 'Berat minggu ke-1 (kg)' },
  { route: '/rumah', sees: 'Belum pernah dikunjungi' },
  { route: '/rumah/[person]', sees: 'Tidak ada orang di rumah' },
  { route: '/rumah/[person]/isi', sees: 'Suhu badan' },
  { route: '/rumah/[person]/isi', child: wati, sees: 'Yang ditemukan' },
  { route: '/rumah/[person]/isi', sees: 'Suhu badan', then: asksDanger },
  { route: '/rumah/[person]/keluarga', sees: 'Ada air bersih?' },
  { route: '/rumah/minggu', sees: 'Tidak patuh pengobatan' },
  { route: '/mbg', sees: 'Bagi makanan hari ini' },
  { route: '/mbg/[date]', sees: 'Porsi dari dapur' },
  { route: '/mbg/[date]/kertas', sees: 'Bima Saputra' },
  { route: '/mbg/rekap', sees: 'Belum ada makanan yang dibagikan' },
  { route: '/ganda', sees: 'Rafa Pratama' },
  { route: '/ganda/[person]', sees: 'Dua orang berbeda' },
  { route: '/ganda/nik', sees: 'NIK belum lengkap', then: fillsNik },
  { route: '/pindai', sees: 'Belum ada hari buka yang dipilih.' },
  { route: '/pindai/stiker', sees: 'Bima Saputra' },
  { route: '/warga/[person]/stiker', sees: 'Kel. Siti Aminah' },
  { route: '/kegiatan', sees: 'Makanan pendamping ASI' },
  { route: '/kegiatan/catat', sees: 'Siapa yang hadir (0)' },
  { route: '/kegiatan/daftar', query: `?kegiatan=${ACTIVITY}`, sees: 'Makanan pendamping ASI' },
  { route: '/warga', sees: 'Bima Saputra' },
  { route: '/warga/baru', sees: 'Belum punya NIK' },
  { route: '/warga/[person]', sees: 'Riwayat diri orang ini' },
  { route: '/warga/[person]', sees: 'Persetujuan keluarga belum dicatat.', then: asksConsent },
  { route: '/warga/[person]/riwayat', sees: 'Riwayat keluarga', then: looksBack },
  { route: '/warga/[person]/perbaiki', sees: 'Nama panggilan' },
  {
    route: '/warga/[person]/pindah',
    sees: 'Bagaimana sekarang?',
    then: async (phone) => {
      await phone.page.getByRole('radio', { name: 'Pindah', exact: true }).check()
      await phone.sees('Bawa riwayatnya')
    },
  },
  {
    route: '/keluarga/[person]',
    sees: 'Apa yang berubah?',
    then: async (phone) => {
      await phone.page.getByRole('radio', { name: 'KK sendiri', exact: true }).check()
      await phone.sees('Jadikan keluarga baru')
    },
  },
  { route: '/lainnya/wilayah', sees: 'Semua keluarga di sana' },
  { route: '/warga/[person]/imunisasi', sees: 'Imunisasi dasar lengkap' },
  { route: '/warga/[person]/imunisasi', sees: 'Laporkan KIPI', then: fillsDoses },
  { route: '/warga/[person]/imunisasi/kipi', sees: 'Apa yang terjadi?' },
  { route: '/warga/[person]/hamil', child: wati, sees: 'Catat kehamilan' },
  { route: '/warga/[person]/hamil', child: lina, sees: 'Periksa kehamilan (ANC)', then: opensContact },
  { route: '/warga/[person]/hamil', child: maya, sees: 'Periksa nifas (KF)' },
  { route: '/warga/[person]/hamil/ubah', child: lina, sees: 'Perbaiki data kehamilan' },
  { route: '/warga/[person]/hamil/selesai', child: lina, sees: 'Apa yang terjadi?', then: saysBorn },
  { route: '/hari/buka', sees: 'Periksa tanggalnya' },
  { route: '/hari/[openDay]', sees: '2 dari 3 anak sudah datang' },
  { route: '/hari/[openDay]/perbaiki', sees: 'Simpan perbaikan' },
  { route: '/hari/[openDay]/kertas', sees: 'Tutup hari ini' },
  { route: '/hari/[openDay]/kertas/hadir', sees: 'Rafa Pratama' },
  { route: '/hari/[openDay]/kertas/petugas', sees: 'Bu Kader' },
  { route: '/hari/[openDay]/kertas/pmt', sees: 'Belum ada yang ditandai' },
  { route: '/hari/[openDay]/kertas/laporan', sees: 'Tempel foto 1' },
  { route: '/hari/[openDay]/kertas/skdn', sees: 'cocok' },
  { route: '/hari/[openDay]/kertas/belum-ditimbang', sees: 'belum ada nomor WA' },
  { route: '/hari/[openDay]/kertas/kartu', sees: 'Wati Rahayu' },
  { route: '/hari/[openDay]/antrean', sees: 'Nadia Pratama' },
  {
    route: '/hari/[openDay]/antrean',
    sees: 'Rafa Pratama',
    then: (phone) => phone.button(/Rafa Pratama/).click(),
  },
  { route: '/hari/[openDay]/persiapan', sees: 'Yang dibawa' },
  { route: '/hari/[openDay]/susulan', sees: 'Bima Saputra', then: typesUnlikely },
  { route: '/hari/[openDay]/daftar', sees: 'Bima Saputra' },
  { route: '/hari/[openDay]/daftar/baru', sees: 'Belum punya NIK' },
  { route: '/hari/[openDay]/timbang', sees: 'Ada dua nilai' },
  { route: '/hari/[openDay]/timbang/[person]', child: bima, sees: 'Bulan lalu' },
  { route: '/hari/[openDay]/timbang/[person]', child: bima, sees: 'Tidak bisa ditimbang', then: asksWhyNot },
  { route: '/hari/[openDay]/timbang/[person]', child: bima, sees: 'Cara ukur', then: asksHow },
  { route: '/hari/[openDay]/timbang/[person]', child: bima, sees: 'Bulan lalu', then: typesTooMuch },
  { route: '/hari/[openDay]/timbang/[person]', child: wati, sees: 'Istirahat 5 menit' },
  { route: '/hari/[openDay]/pelayanan', sees: 'Pelayanan kesehatan' },
  { route: '/hari/[openDay]/pelayanan/[person]', child: bima, sees: 'Keluhan' },
  { route: '/hari/[openDay]/pelayanan/[person]', sees: 'Keluhan', then: asksDanger },
  { route: '/hari/[openDay]/pelayanan/[person]', child: wati, sees: 'Gejala TBC' },
  { route: '/hari/[openDay]/pelayanan/[person]', child: wati, sees: 'Gejala TBC', then: asksDanger },
  { route: '/hari/[openDay]/pelayanan/[person]', child: wati, sees: 'Gejala TBC', then: opensSrq },
  { route: '/hari/[openDay]/hasil', sees: 'Ada dua nilai' },
  { route: '/hari/[openDay]/hasil/[person]', sees: 'Berat naik, bagus! (N)' },
  { route: '/hari/[openDay]/hasil/[person]', sees: 'Berat naik, bagus! (N)', then: opensCharts },
  { route: '/hari/[openDay]/hasil/[person]', child: nadia, sees: 'Ada dua berat badan' },
  { route: '/hari/[openDay]/hasil/[person]', child: wati, sees: 'Duduk tenang 5 menit' },
  { route: '/hari/[openDay]/imunisasi', sees: 'Botol hari ini' },
  { route: '/hari/[openDay]/imunisasi/botol', sees: 'Buka botol baru' },
  { route: '/hari/[openDay]/imunisasi/[person]', sees: 'Diberikan oleh' },
  { route: '/hari/[openDay]/imunisasi/[person]', sees: 'MR 1', then: refusesMr },
  { route: '/hari/[openDay]/imunisasi/[person]', child: wati, sees: 'Tidak ada imunisasi anak untuk umur ini.' },
  { route: '/hari/[openDay]/hasil/[person]', child: lina, sees: 'Kenaikan berat badan' },
  { route: '/hari/[openDay]/imunisasi/[person]', child: lina, sees: 'Td diberikan hari ini' },
  // The last: from here on this phone is locked.
  { route: '/kunci', sees: 'HP ini belum memakai PIN', then: locks },
]

async function fillsNik(phone: Phone): Promise<void> {
  await phone.button('Isi NIK: Rafa Pratama').click()
  await phone.page.getByLabel('NIK', { exact: true }).fill('1709025010240001')
  await phone.sees('NIK tidak cocok dengan tanggal lahir. Periksa keduanya; boleh disimpan.')
}

async function opensContact(phone: Phone): Promise<void> {
  await phone.button('Tanggal atau petugas lain').click()
  await phone.sees('Diperiksa oleh')
}

async function saysBorn(phone: Phone): Promise<void> {
  await phone.page.getByRole('radio', { name: 'Melahirkan' }).check()
  await phone.page.getByRole('radio', { name: 'Kembar 2' }).check()
  await phone.sees('Ditolong oleh')
}

async function startsPin(phone: Phone): Promise<void> {
  await phone.button('Ya, pasang PIN').click()
  await phone.sees('Ketik sekali lagi')
}

async function locks(phone: Phone): Promise<void> {
  await phone.button('Pasang PIN').click()
  await phone.page.getByLabel('PIN baru, 6 angka').fill('480153')
  await phone.page.getByLabel('Ketik sekali lagi').fill('480153')
  await phone.button('Pakai PIN ini').click()
  await phone.button('Kunci sekarang').click()
  await phone.button('Lupa PIN?').click()
  await phone.sees('Sebutkan nama HP ini: HP')
}

async function usesAlone(phone: Phone): Promise<void> {
  await phone.button('Tidak, hanya saya yang memakai').click()
  await phone.sees('HP ini sudah bergabung')
}

async function asksToWipe(phone: Phone): Promise<void> {
  await phone.button('Hapus data dari HP ini').click()
  await phone.sees('Yakin?')
}

async function invitesBidan(phone: Phone): Promise<void> {
  await phone.button('Undang satu HP').click()
  await phone.page.getByRole('radio', { name: 'Bidan' }).check()
  await phone.page.getByRole('radio', { name: 'Satu desa atau lebih' }).check()
  await phone.button('Buat undangan').click()
  await phone.sees('Tulis dulu namanya')
}

async function makesInvitation(phone: Phone): Promise<void> {
  await phone.button('Undang satu HP').click()
  await phone.page.getByLabel('Untuk siapa?').fill('Bu Sari')
  await phone.button('Buat undangan').click()
  await phone.sees('Berlaku untuk satu HP')
}

async function asksToRevoke(phone: Phone): Promise<void> {
  await phone
    .button(/^Cabut akses /)
    .first()
    .click()
  await phone.sees('sudah dikirimnya tetap ada')
}

async function changesPhone(phone: Phone): Promise<void> {
  await phone
    .button(/^Ubah Kader /)
    .first()
    .click()
  await phone.sees('Tugas dan posyandu')
}

async function changesPosyandu(phone: Phone): Promise<void> {
  await phone.button(/^Melati/).click()
  await phone.sees('Kecamatan')
}

async function opensBatch(phone: Phone): Promise<void> {
  await phone.goto('/riwayat')
  await phone.page
    .getByRole('link', { name: /^Bu Kader/ })
    .first()
    .click()
  await phone.button(/^Batalkan \d+ catatan$/).waitFor()
}

async function asksConsent(phone: Phone): Promise<void> {
  await phone.button('Bacakan dan catat').click()
  await phone.sees('Hak keluarga')
}

async function looksBack(phone: Phone): Promise<void> {
  await phone.page.getByLabel('Seperti pada tanggal').fill('31/12/2099')
  await phone.sees('Catatan per 31 Desember 2099')
  await phone.sees('Tanggal mengikuti jam HP')
}

async function typesUnlikely(phone: Phone): Promise<void> {
  await phone.page.getByLabel('Berat Bima Saputra (kg)').fill('81')
  await phone.page.getByRole('searchbox').focus()
  await phone.sees('Ketik ulang')
}

async function fillsDoses(phone: Phone): Promise<void> {
  await phone.button('Isi dari Buku KIA').click()
  await phone.sees('Ditulis dari mana?')
}

async function refusesMr(phone: Phone): Promise<void> {
  await phone.button('MR 1: tolak').click()
  await phone.sees('Mengapa ditolak?')
}

async function typesTooMuch(phone: Phone): Promise<void> {
  await phone.key('81')
  await phone.button(/^Lanjut: /).click()
  await phone.sees('Maksudnya')
}

async function writesAnswer(phone: Phone): Promise<void> {
  await phone.button('Tulis jawaban').click()
  await phone.sees('Jawaban dari fasilitas')
}

async function opensSrq(phone: Phone): Promise<void> {
  await phone.page.getByRole('button', { name: /^SRQ-20/ }).click()
  await phone.sees('Pertanyaan 1 dari 20')
}

async function readsSrq(phone: Phone): Promise<void> {
  await phone.page.getByText('Lihat jawaban').click()
  await phone.sees('Apakah Anda mudah lelah?')
}

async function asksDanger(phone: Phone): Promise<void> {
  await phone.button(/Ada tanda bahaya/).click()
  await phone.sees('Tanda bahaya mana?')
}

async function opensCharts(phone: Phone): Promise<void> {
  await phone.page.getByText('Grafik TB/U').click()
  await phone.sees('Panjang menurut umur')
  await phone.sees('Angka: Panjang menurut umur')
}

async function asksHow(phone: Phone): Promise<void> {
  await phone.button('Cara ukur').click()
  await phone.sees('Sudah, lanjut')
}

async function asksWhyNot(phone: Phone): Promise<void> {
  await phone.button('Tidak bisa ditimbang').click()
  await phone.sees('Mengapa tidak bisa ditimbang?')
}

async function writesInConfidence(phone: Phone): Promise<void> {
  await phone.page.getByLabel('Menyakiti diri').click()
  await phone.sees('Beri tahu bidan sekarang')
}

async function takesMelati(phone: Phone): Promise<void> {
  await phone.button(/Melati/).click()
  await phone.sees('Posyandu Melati')
  await phone.sees('Pilih langkah Anda')
}

const EPISODE = 'pmt-bima'
/** High: she rests, and it is measured again. */
const WATI_TODAY = { weightKg: 62.4, 'measure.sistole': 150, 'measure.diastole': 95 }
const RAFA_TODAY = { weightKg: 9.4, heightCm: 76.5, posture: 'terlentang' }

/** Something to look at: two weights of Nadia, a doubtful cell, two people who may be one, Bima referred and fed. */
export async function fillScreens(posyandu: Posyandu): Promise<void> {
  const visits = visitsOf(POSYANDU, today.slice(0, 7))
  const visitOf = (child: typeof rafa): string => `${posyandu.person(child)}/${posyandu.openDay}`
  const doubt = { kind: 'decimal-point-lost', written: '84', suggestion: 8.4, sheet: 'Penimbangan', row: 12 }
  await posyandu.append([
    { document: visits, kind: 'visit', record: visitOf(rafa), set: { came: true, ...RAFA_TODAY } },
    { document: visits, kind: 'visit', record: visitOf(nadia), set: { came: true, weightKg: 13.4 } },
    { document: visits, kind: 'visit', record: visitOf(wati), set: { came: true, ...WATI_TODAY } },
    { document: visits, kind: 'visit', record: visitOf(lina), set: { came: true, weightKg: 57.2 } },
    pregnancyOf(posyandu.person(lina), { lmp: addDays(today, -150), gravida: 1, weightBeforeKg: 52, heightCm: 154 }),
    pregnancyOf(posyandu.person(maya), {
      lmp: addDays(today, -280),
      outcome: 'lahir',
      endedOn: addDays(today, -5),
      'baby.1': { alive: true, person: posyandu.person(bima) },
    }),
    { document: visits, kind: 'visit', record: visitOf(bima), set: { 'doubt.weightKg': doubt } },
    {
      document: visits,
      kind: 'referral',
      record: visitOf(bima),
      set: { status: 'dibuat', reasons: ['2t'], trigger: 'Berat tidak naik', tier: '7-hari', destination: 'pustu' },
    },
    {
      document: sensitiveOf(POSYANDU, today.slice(0, 7)),
      kind: 'sensitive',
      record: visitOf(rafa),
      set: { 'note.a': { topic: 'hasil-tbc', text: 'Minum obat teratur' } },
    },
    {
      document: sensitiveOf(POSYANDU, today.slice(0, 7)),
      kind: 'sensitive',
      record: visitOf(wati),
      set: {
        'form.srq-20': { version: '2023', answers: Object.fromEntries(SRQ_20.items.map(({ code }) => [code, 0])) },
      },
    },
    {
      document: registryOf(POSYANDU),
      kind: 'pmt',
      record: EPISODE,
      set: { person: posyandu.person(bima), reason: 'tidak-naik', startedOn: today, days: 14, kind: 'lokal' },
    },
    {
      document: visits,
      kind: 'home-visit',
      record: visitId(posyandu.person(wati), homeDay(today)),
      set: { person: posyandu.person(wati), on: today, sheet: 'dewasa', outcomes: ['tidak-patuh'], note: 'Obat habis' },
    },
    {
      document: visits,
      kind: 'activity',
      record: ACTIVITY,
      set: {
        on: today,
        kind: 'penyuluhan',
        topic: 'Makanan pendamping ASI',
        people: 12,
        present: [posyandu.person(wati)],
      },
    },
    {
      document: registryOf(POSYANDU),
      kind: 'link',
      record: linkId(posyandu.person(rafa), 'someone-else'),
      set: { same: false, because: 'name+birth+mother' },
    },
  ])
  await posyandu.append([
    { document: visits, kind: 'visit', record: visitOf(nadia), set: { weightKg: 13.6 }, seen: [] },
  ])
  await posyandu.sent()
}

function pregnancyOf(person: string, set: Readonly<Record<string, Json>>): Write {
  return { document: registryOf(POSYANDU), kind: 'pregnancy', record: pregnancyId(person, 1), set: { person, ...set } }
}

export function addressOf({ route, query = '', child = rafa }: Screen, { openDay, person }: Posyandu): string {
  return (
    route
      .replace('[openDay]', openDay)
      .replace('[posyandu]', POSYANDU)
      .replace('[person]', person(child))
      .replace('[episode]', EPISODE)
      .replace('[date]', today) + query
  )
}

async function closesMonth(phone: Phone): Promise<void> {
  await phone.button(/^Tutup .*: Rekap 1$/).click()
  await phone.sees('Yang menandatangani Rekap 1')
}
