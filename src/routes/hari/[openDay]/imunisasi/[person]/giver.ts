/** Who gives the vaccines at this open day, remembered on this phone for the next child. */

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
  try {
    localStorage.setItem(key(openDay), value)
  } catch {
    // No room: it is asked again for the next child.
  }
}

function key(openDay: string): string {
  return `diberikan-oleh/${openDay}`
}
