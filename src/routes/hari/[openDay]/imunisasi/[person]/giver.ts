/** Who gives the vaccines at this open day, and from which batch: remembered on this phone for the next one. */

/** Begins the value of somebody who does not work with the app; their name follows. */
export const OTHER = 'nama:'

/** As it is written: the user record, or the name alone. Undefined while nobody is named. */
export function giverToWrite(value: string): string | undefined {
  const giver = value.startsWith(OTHER) ? value.slice(OTHER.length).trim() : value
  return giver === '' ? undefined : giver
}

export function rememberedGiver(openDay: string): string {
  return localStorage.getItem(key(openDay)) ?? ''
}

export function rememberGiver(openDay: string, value: string): void {
  remember(key(openDay), value)
}

/** The batch of a vaccine that has no vial among those of the children's session. */
export function rememberedBatch(openDay: string, vaccine: string): string {
  return localStorage.getItem(batchKey(openDay, vaccine)) ?? ''
}

export function rememberBatch(openDay: string, vaccine: string, value: string): void {
  remember(batchKey(openDay, vaccine), value)
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // No room: it is asked again for the next one.
  }
}

function key(openDay: string): string {
  return `diberikan-oleh/${openDay}`
}

function batchKey(openDay: string, vaccine: string): string {
  return `nomor-batch/${vaccine}/${openDay}`
}
