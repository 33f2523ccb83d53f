/** The command: copies the data of a relay, running or not, into a folder that a relay can be started with. */
import { backUp, backUpEngine } from './journal/backup.ts'
import { noteBackup } from './journal/last-backup.ts'
import { dataDirFrom } from './environment.ts'
import { StartError } from './start-error.ts'

const HELP = `Membuat cadangan data server, juga selagi server berjalan. (Copies the relay's data while it runs.)

  npm run backup -- --to FOLDER    FOLDER yang belum ada, misalnya /media/cadangan/2026-11-22
  DATA_DIR                         folder data server (bawaan ./data)
  JOURNAL                          alamat Redis/Valkey, bila beberapa server berbagi catatan di sana

Cadangan dibaca kembali seluruhnya sebelum dinyatakan selesai. Memulihkan: hentikan server, lalu jalankan dengan salinan
folder itu sebagai DATA_DIR. HP mengirim ulang sendiri apa yang belum ada di sana.
Cadangan berisi semua catatan: simpan di tempat terkunci.
`

const number = new Intl.NumberFormat('id')

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(HELP)
  const at = args.indexOf('--to')
  const target = at < 0 ? undefined : args[at + 1]
  if (!target || target.startsWith('--') || args.length !== 2) throw new StartError(HELP.trimEnd())
  const dataDir = dataDirFrom(env)
  const { documents, entries } = await (env.JOURNAL ? backUpEngine(env.JOURNAL, target) : backUp(dataDir, target))
  // Without the note there is an alarm too many; with a failed backup there would be one too few.
  await noteBackup(dataDir, new Date()).catch(() => undefined)
  process.stdout.write(
    `Cadangan selesai dan sudah dibaca kembali: ${number.format(entries)} catatan dalam ${number.format(documents)} dokumen, di "${target}".\n`,
  )
}

main(process.argv.slice(2), process.env).catch((error: unknown) => {
  const { message } = error as Error
  process.stderr.write(`${error instanceof StartError ? message : `Cadangan gagal: ${message}`}\n`)
  process.exit(1)
})
