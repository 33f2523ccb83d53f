/** Numbers that were typed and not saved: where the keypad keeps them, and for whom there are some. */
const PREFIX = 'draf/'

/** What the draft of this child's numbers is called. */
export function draftName(openDay: string, person: string): string {
  return `timbang/${openDay}/${person}`
}

/** The people whose numbers wait to be saved on this phone. */
export function unsavedOn(openDay: string, names: readonly string[]): ReadonlySet<string> {
  const start = PREFIX + draftName(openDay, '')
  return new Set(names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length)))
}
