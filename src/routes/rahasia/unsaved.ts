/**
 * What somebody is writing in confidence: kept while the app is open, so that Back loses nothing, and never on the disk,
 * where the next person at a shared phone would find it.
 */
import type { Topic } from '../../log/records/sensitive.ts'

export interface Unsaved {
  topic: Topic | undefined
  text: string
  told: string
}

const unsaved = new Map<string, Unsaved>()

export function unsavedOf(user: string, person: string): Unsaved {
  return unsaved.get(`${user} ${person}`) ?? { topic: undefined, text: '', told: '' }
}

export function keepUnsaved(user: string, person: string, value: Unsaved): void {
  unsaved.set(`${user} ${person}`, { ...value })
}
