/** What the command says to the person who starts it. */
import { renderUnicodeCompact } from 'uqr'

export const HELP = `Lima Langkah: server posyandu. Menyajikan aplikasi dan menyatukan catatan dari semua HP.
(Serves the app and relays the records between phones.)

  --kode-pemulihan-baru   membuat kode pemulihan baru, lalu selesai; kode lama tidak berlaku lagi (--new-recovery)

Pengaturan lewat variabel lingkungan:
  PORT         port yang dipakai (bawaan 8080)
  HOST         alamat jaringan yang dipakai (bawaan: semua)
  DATA_DIR     folder data (bawaan ./data); cadangkan dengan: npm run backup -- --to FOLDER
  JOURNAL      mesin catatan bersama untuk beberapa server (Redis 7 atau Valkey), bukan DATA_DIR: redis://alamat:6379,
               redis+sentinel://satu:26379,dua:26379/nama-master, redis+cluster://satu:6379,dua:6379; rediss untuk TLS
  JOURNAL_REPLICAS  sekian replika mesin itu harus menerima catatan sebelum "terkirim" (bawaan 0)
  TLS_CERT     berkas sertifikat HTTPS (PEM)
  TLS_KEY      berkas kunci sertifikat itu (PEM)
  ORIGIN       alamat yang dibuka HP, bila server ada di belakang alamat lain, misalnya https://posyandu.example.id
  TRUST_PROXY  1 bila di depan server ada proxy sendiri yang menulis X-Forwarded-For
  LOG_LEVEL    info, warn atau error: catatan kerja server, satu baris JSON tiap kejadian, tanpa nama siapa pun
  METRICS      port atau alamat:port tempat angka kerja server dapat dibaca Prometheus di /metrics (bawaan: tidak ada)
  APP_DIR      folder aplikasi yang sudah dibangun (bawaan build/app)

HP hanya dapat menyimpan aplikasi bila alamatnya https:// (atau localhost).
Tekan Ctrl+C untuk berhenti; catatan yang sudah diterima tetap tersimpan.
`

export function claimWords(link: string): string {
  return `
Server ini belum ada pengelolanya. Pindai kode ini dengan HP atau komputer puskesmas, atau buka tautannya di sana.
Perangkat pertama yang membukanya menjadi pengelola, dan dari aplikasinya mengundang kader dan bidan. Tautan ini berlaku
untuk satu perangkat saja; jangan dikirim ke grup.

${renderUnicodeCompact(link)}

${link}
`
}

export function recoveryWords(link: string): string {
  return `
KODE PEMULIHAN. Cetak sekarang dan simpan di tempat terkunci: kode ini tidak akan ditampilkan lagi.
Bila perangkat pengelola hilang atau rusak, buka tautan ini di perangkat baru: perangkat itu menjadi pengelola.
Berlaku satu kali. Kode baru dapat dibuat dengan --kode-pemulihan-baru.

${renderUnicodeCompact(link)}

${link}
`
}

export const NO_RECOVERY_WORDS = `
Kode pemulihan belum dibuat, karena tulisan ini masuk ke catatan sistem. Hentikan server sebentar dan jalankan sekali dari
terminal dengan --kode-pemulihan-baru, lalu cetak kodenya.
`

export const HTTPS_WORDS = 'HP lain memerlukan alamat https: isi TLS_CERT dan TLS_KEY, atau ORIGIN.\n'
