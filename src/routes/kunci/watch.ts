/** Locks an open app when nobody uses it, by the rule in `replica/lock/auto-lock.ts`. One watch a page. */
import { calendarDateOf } from '../../domain/calendar.ts'
import { onChanges } from '../../replica/changes.ts'
import type { Replica } from '../../replica/client.ts'
import { isLockDue } from '../../replica/lock/auto-lock.ts'
import { askForPin, isLocked } from './lock-screen.ts'
import { entrust, theLock } from './the-lock.ts'

type Watched = Pick<Replica, 'db' | 'append'>

const LOOK_EVERY_MS = 15_000
const lock = theLock()
let isWatching = false
let touchedAt = Date.now()
let workedAt = touchedAt

/** Called at the start, and when a PIN was set. */
export async function watchLock(replica: Watched): Promise<void> {
  if (isWatching || !(await lock.hasPin())) return
  isWatching = true
  touched()
  for (const event of ['pointerdown', 'keydown', 'input']) {
    addEventListener(event, touched, { capture: true, passive: true })
  }
  onChanges((tables) => {
    if (tables.includes('visit')) workedAt = Date.now()
  })
  setInterval(() => void look(replica), LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', () => void look(replica))
  await entrust(lock, replica)
}

/** At once, whatever the rule says. */
export async function lockNow(): Promise<void> {
  await askForPin(lock)
  touched()
}

function touched(): void {
  if (!isLocked()) touchedAt = Date.now()
}

async function look(replica: Watched): Promise<void> {
  if (!(await lock.hasPin())) return
  await entrust(lock, replica)
  if (isLocked()) return
  const isOpenDay = await hasOpenDay(replica)
  if (isLockDue({ now: Date.now(), touchedAt, workedAt, isOpenDay })) await lockNow()
}

async function hasOpenDay({ db }: Watched): Promise<boolean> {
  const today = calendarDateOf(new Date())
  const days = await db.openDay.toArray()
  return days.some(({ shown: { date, closed, cancelled } }) => date === today && !closed && !cancelled)
}
