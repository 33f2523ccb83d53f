/**
 * A relay's data from one place to another, while no relay works on them. Phones go on: what they save waits on them, and
 * because the journal keeps its id, what they were told is "terkirim" is so in the new place.
 *
 * Both places are halted first, each with the name of the other; no relay starts on either, and one that runs cannot
 * append. The old place is let go only when every entry was read back from the new one, and the new one opened last: cut
 * off at any moment, the same command goes on from there, and never are there two that take entries.
 */
import { randomBytes } from 'node:crypto'
import type { Halt } from '../journal/journal.ts'
import { orSay, StartError } from '../start-error.ts'
import type { Copied } from './copy.ts'
import { copyPlace, isThere, openPlace, type Place } from './place.ts'

const AGAIN = 'Ulangi perintah yang sama.'

export type Tell = (entries: number) => void

/** Rejects with a `StartError`; then the old place is as it was, and a relay can start there. */
export function move(from: string, to: string, tell: Tell, replicas = 0): Promise<Copied> {
  return betweenPlaces({ from, to, replicas }, async (old, fresh) => {
    await expectNoOtherMove(old, fresh)
    const isMoved = (await old.journal.halt())?.why === 'moved'
    if (!isMoved) await old.journal.setHalt({ why: 'leaving', place: fresh.name })
    const copied = await fillAndLetGo(old, fresh, tell).catch(async (error: unknown) => {
      if (!isMoved) await old.journal.setHalt(undefined)
      throw error
    })
    // From here on the old place stays closed, whatever happens: nobody may know whether the new one is open.
    await orSay(
      () => `Semua catatan sudah ada di "${fresh.name}", tetapi belum tentu server dapat berjalan di sana. ${AGAIN}`,
      () => fresh.journal.setHalt(undefined),
    )
    return copied
  })
}

async function fillAndLetGo(old: Place, fresh: Place, tell: Tell): Promise<Copied> {
  const copied = await fill(old, fresh, tell)
  await old.journal.setHalt({ why: 'moved', place: fresh.name })
  return copied
}

/** What a backup holds, in a place where relays can work on it. The backup stays as it is. */
export function restore(from: string, to: string, tell: Tell, replicas = 0): Promise<Copied> {
  return betweenPlaces({ from, to, replicas }, async (old, fresh) => {
    const halt = await old.journal.halt()
    if (halt) throw new StartError(`Di "${old.name}" ada pemindahan (${halt.place}): itu bukan cadangan.`)
    const copied = await fill(old, fresh, tell)
    await fresh.journal.setHalt(undefined)
    return copied
  })
}

/** Ends a move that was cut off: relays work at the old place again. Rejects when the entries are elsewhere already. */
export async function callOff(where: string): Promise<void> {
  const place = await openExisting(where)
  try {
    const halt = await place.journal.halt()
    if (halt?.why !== 'leaving') {
      const found = halt?.why === 'moved' ? `sudah dipindahkan ke "${halt.place}"` : 'tidak sedang dipindahkan'
      throw new StartError(`Tidak ada yang dibatalkan: data di "${place.name}" ${found}.`)
    }
    await place.journal.setHalt(undefined)
  } finally {
    await place.close()
  }
}

interface Way {
  readonly from: string
  readonly to: string
  /** How many replicas of the new place's engine must have an entry before it counts as written. */
  readonly replicas: number
}

async function betweenPlaces(
  { from, to, replicas }: Way,
  work: (old: Place, fresh: Place) => Promise<Copied>,
): Promise<Copied> {
  const old = await openExisting(from)
  try {
    const fresh = await openPlace(to, old.journal.id, replicas)
    try {
      if (fresh.name === old.name) throw new StartError('Asal dan tujuan sama.')
      if (fresh.journal.id !== old.journal.id) {
        throw new StartError(`Di "${fresh.name}" sudah ada data server lain. Pilih tempat yang kosong.`)
      }
      return await orSay(
        ({ message }) => `Pemindahan gagal, tidak ada yang berubah di "${old.name}": ${message}`,
        () => work(old, fresh),
      )
    } finally {
      await fresh.close()
    }
  } finally {
    await old.close()
  }
}

async function openExisting(where: string): Promise<Place> {
  const missing = new StartError(`Di "${where}" tidak ada data server.`)
  if (!(await isThere(where))) throw missing
  const place = await openPlace(where, randomBytes(16).toString('base64url'))
  if ((await place.settings()) !== undefined) return place
  await place.close()
  throw missing
}

/** Afterwards relays can work there but for the halt. */
async function fill(old: Place, fresh: Place, tell: Tell): Promise<Copied> {
  const isWhole = (await fresh.settings()) !== undefined && (await fresh.journal.halt()) === undefined
  await fresh.journal.setHalt({ why: 'arriving', place: old.name })
  try {
    const copied = await copyPlace(old, fresh, tell)
    const [sent, arrived] = [old.journal.greatestCounter, fresh.journal.greatestCounter]
    if (arrived < sent) throw new Error(`expected entries up to ${sent}, found ${arrived}`)
    return copied
  } catch (error) {
    // What was whole before has only gained: relays may work there as before.
    if (isWhole) await fresh.journal.setHalt(undefined)
    throw error
  }
}

/** A move that was cut off is gone on with; another one is not begun over it. */
async function expectNoOtherMove(old: Place, fresh: Place): Promise<void> {
  const [leaving, arriving] = await Promise.all([old.journal.halt(), fresh.journal.halt()])
  const isSame = leaving?.place === fresh.name && arriving?.why === 'arriving' && arriving.place === old.name
  if (leaving?.why === 'arriving') throw otherMove(old, leaving)
  if (leaving?.why === 'moved' && !isSame) throw otherMove(old, leaving)
  if (leaving?.why === 'leaving' && leaving.place !== fresh.name) throw otherMove(old, leaving)
  if (arriving?.why === 'leaving') throw otherMove(fresh, arriving)
  if (arriving?.why === 'arriving' && arriving.place !== old.name) throw otherMove(fresh, arriving)
}

function otherMove({ name }: Place, { why, place }: Halt): StartError {
  return new StartError(
    {
      moved: `Data di "${name}" sudah dipindahkan ke "${place}".`,
      leaving: `Data di "${name}" sedang dipindahkan ke "${place}". Selesaikan dulu, atau batalkan dengan --batal.`,
      arriving: `Ke "${name}" sedang dipindahkan data dari "${place}". Selesaikan dulu pemindahan itu.`,
    }[why],
  )
}
