/** The command: moves the data of a relay that is stopped, from a folder to an engine or back. */
import { replicasFrom } from './environment.ts'
import { callOff, move, restore, type Tell } from './moving/move.ts'
import { StartError } from './start-error.ts'

const HELP = `Memindahkan data server: dari folder ke Redis/Valkey atau sebaliknya. (Moves the data of a stopped relay.)

  npm run move -- --from ASAL --to TUJUAN            hentikan dulu semua server di ASAL
  npm run move -- --from CADANGAN --to TUJUAN --cadangan   memulihkan cadangan; CADANGAN tetap utuh
  npm run move -- --batal ASAL                       membatalkan pemindahan yang terputus

ASAL dan TUJUAN: folder data (DATA_DIR), atau alamat seperti JOURNAL: redis://alamat:6379
JOURNAL_REPLICAS: sekian replika di TUJUAN harus menerima tiap catatan (bawaan 0)

Setiap catatan dibaca kembali dan dibandingkan sebelum ASAL dilepas. HP boleh terus dipakai: catatannya menunggu di HP,
dan yang sudah terkirim tetap terkirim. Terputus di tengah jalan? Ulangi perintah yang sama.
Setelah pindah, server tidak mau lagi berjalan di ASAL; simpan sampai cadangan pertama dari TUJUAN selesai.
`

const number = new Intl.NumberFormat('id')
const TELL_EVERY_MS = 2_000

interface Wish {
  readonly from?: string
  readonly to?: string
  readonly callOff?: string
  readonly isBackup: boolean
}

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(HELP)
  const { from, to, callOff: cutOff, isBackup } = readArgs(args)
  if (cutOff !== undefined) {
    await callOff(cutOff)
    return void process.stdout.write(`Pemindahan dibatalkan: server dapat berjalan lagi di "${cutOff}".\n`)
  }
  if (from === undefined || to === undefined) throw new StartError(HELP.trimEnd())
  const { documents, entries, fresh } = await (isBackup ? restore : move)(from, to, progress(), replicasFrom(env))
  process.stdout.write(
    `Selesai: ${number.format(entries)} catatan dalam ${number.format(documents)} dokumen sudah dibandingkan satu per satu; ${number.format(fresh)} di antaranya baru ditulis.\n`,
  )
}

function readArgs(args: readonly string[]): Wish {
  let wish: Wish = { isBackup: false }
  for (let i = 0; i < args.length; i++) {
    const value = args[i + 1]
    if (args[i] === '--cadangan') {
      wish = { ...wish, isBackup: true }
      continue
    }
    if (!value || value.startsWith('--')) throw new StartError(HELP.trimEnd())
    if (args[i] === '--from') wish = { ...wish, from: value }
    else if (args[i] === '--to') wish = { ...wish, to: value }
    else if (args[i] === '--batal') wish = { ...wish, callOff: value }
    else throw new StartError(HELP.trimEnd())
    i++
  }
  return wish
}

/** Tells now and then how far it is. */
function progress(): Tell {
  let told = performance.now()
  return (entries) => {
    if (performance.now() - told < TELL_EVERY_MS) return
    told = performance.now()
    process.stderr.write(`${number.format(entries)} catatan …\n`)
  }
}

main(process.argv.slice(2), process.env).catch((error: unknown) => {
  const { message } = error as Error
  process.stderr.write(`${error instanceof StartError ? message : `Pemindahan gagal: ${message}`}\n`)
  process.exit(1)
})
