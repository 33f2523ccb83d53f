/** A relay does not start where entries are on their way: what it took in would be missing at the other end. */
import type { Halt, Journal, MovableJournal } from '../journal/journal.ts'
import { StartError } from '../start-error.ts'

const SENTENCE: Readonly<Record<Halt['why'], (place: string) => string>> = {
  leaving: (place) =>
    `Pemindahan data ini ke "${place}" belum selesai. Ulangi perintah pemindahannya, atau batalkan dengan --batal.`,
  moved: (place) => `Data ini sudah dipindahkan ke "${place}". Jalankan server dengan yang di sana.`,
  arriving: (place) => `Pemindahan data dari "${place}" ke sini belum selesai. Ulangi perintah pemindahannya.`,
}

/** Throws a `StartError` when no relay may work on this journal. */
export async function expectNoHalt(journal: Journal): Promise<void> {
  const halt = isMovable(journal) ? await journal.halt() : undefined
  if (halt) throw new StartError(SENTENCE[halt.why](halt.place))
}

function isMovable(journal: Journal): journal is MovableJournal {
  return 'halt' in journal
}
