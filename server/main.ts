/** The command: reads the environment, starts a relay, prints the invitation, and drains when it is told to stop. */
import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'
import { invitationLink } from '../src/log/invitation.ts'
import { startRelay, type RunningRelay } from './start-relay.ts'
import { serveApp } from './static.ts'
import { orSay, StartError } from './start-error.ts'

const HELP = `Lima Langkah: server posyandu. Menyajikan aplikasi dan menyatukan catatan dari semua HP.
(Serves the app and relays the records between phones.)

Pengaturan lewat variabel lingkungan:
  PORT      port yang dipakai (bawaan 8080)
  HOST      alamat jaringan yang dipakai (bawaan: semua)
  DATA_DIR  folder data; cadangkan folder ini (bawaan ./data)
  TLS_CERT  berkas sertifikat HTTPS (PEM)
  TLS_KEY   berkas kunci sertifikat itu (PEM)
  ORIGIN    alamat yang dibuka HP, bila server ada di belakang alamat lain, misalnya https://posyandu.example.id
  APP_DIR   folder aplikasi yang sudah dibangun (bawaan build/app)

HP hanya dapat menyimpan aplikasi bila alamatnya https:// (atau localhost).
Tekan Ctrl+C untuk berhenti; catatan yang sudah diterima tetap tersimpan.
`

/** Longer than any drain: after this something hangs, and what phones were told is on disk anyway. */
const STOP_WITHIN_MS = 10_000

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) return print(HELP)
  const { env } = process
  const port = portFrom(env.PORT)
  const dataDir = env.DATA_DIR ?? './data'
  const tls = await readTls(env.TLS_CERT, env.TLS_KEY)
  const appDir = env.APP_DIR ?? 'build/app'
  const onRequest = await orSay(
    () => `Folder aplikasi "${appDir}" tidak terbaca. Bangun dulu aplikasinya.`,
    () => serveApp(appDir),
  )
  const relay = await startRelay({
    dataDir,
    port,
    onRequest,
    ...(env.HOST !== undefined && { host: env.HOST }),
    ...(tls && { tls }),
  })
  stopOnSignal(relay)
  const isOneAddress = env.HOST !== undefined && env.HOST !== '0.0.0.0' && env.HOST !== '::'
  const host = isOneAddress ? env.HOST : lanAddress()
  const origin = env.ORIGIN ?? (tls ? `https://${host}:${relay.port}` : relay.origin)
  print(`Server berjalan di ${origin}\n`)
  if (relay.claim) printClaim(invitationLink(origin, relay.claim))
  if (relay.recovery) printRecovery(invitationLink(origin, relay.recovery))
  if (!env.ORIGIN && !tls) print('HP lain memerlukan alamat https: isi TLS_CERT dan TLS_KEY, atau ORIGIN.\n')
}

function printClaim(link: string): void {
  print(`
Server ini belum ada pengelolanya. Pindai dengan HP atau komputer puskesmas, atau buka tautannya: perangkat pertama
yang membukanya menjadi pengelola, lalu mengundang kader dan bidan dari aplikasi. Tautan ini berlaku satu kali.

${renderUnicodeCompact(link)}

${link}
`)
}

function printRecovery(link: string): void {
  print(`
KODE PEMULIHAN. Cetak dan simpan di tempat terkunci; kode ini tidak ditampilkan lagi. Bila perangkat pengelola hilang,
buka tautan ini di perangkat baru: perangkat itu menjadi pengelola. Berlaku satu kali.

${link}
`)
}

function portFrom(text = '8080'): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new StartError(`PORT harus angka 0 sampai 65535, bukan "${text}".`)
}

async function readTls(cert?: string, key?: string): Promise<{ cert: Buffer; key: Buffer } | undefined> {
  if (!cert && !key) return undefined
  if (!cert || !key) throw new StartError('TLS_CERT dan TLS_KEY harus diisi keduanya.')
  const read = (path: string): Promise<Buffer> =>
    orSay(
      () => `Berkas "${path}" tidak terbaca. Periksa TLS_CERT dan TLS_KEY.`,
      () => readFile(path),
    )
  return { cert: await read(cert), key: await read(key) }
}

function stopOnSignal(relay: RunningRelay): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    relay.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Where phones in the same building find this machine. */
function lanAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}

function print(text: string): void {
  process.stdout.write(text)
}

function fail(error: unknown): void {
  const { message } = error as Error
  process.stderr.write(`${error instanceof StartError ? message : `Server berhenti: ${message}`}\n`)
  process.exit(1)
}

main().catch(fail)
