import { readEntry } from '../log/entry.ts'
import { FOLDED } from './database.ts'
import { authorOf } from './places.ts'
import type { Ports } from './ports.ts'
import { readTexts } from './read-entries.ts'

/**
 * For each document that this phone holds, the greatest count (`n`) of a device's entries in it. Read from the disk: a
 * table of what is shown does not say who wrote what was replaced.
 */
export async function heldCounts(
  ports: Pick<Ports, 'store' | 'readBack'>,
  device: string,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const key of await ports.store.metaKeys(FOLDED)) {
    const document = key.slice(FOLDED.length)
    for (const text of await readTexts(ports, document)) {
      const n = authorOf({ text }) === device ? readEntry(text)?.n : undefined
      if (n !== undefined && n > (counts[document] ?? 0)) counts[document] = n
    }
  }
  return counts
}
