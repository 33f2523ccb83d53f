/** Numbers that were typed and not saved: where the keypad keeps them, and for whom there are some. */
const PREFIX = 'draf/'

/** What the draft of this child's numbers is called. */
export function draftName(openDay: string, person: string): string {
  return `timbang/${openDay}/${person}`
}

/** The people whose numbers wait to be saved on this phone. */
export function unsavedOn(openDay: string, storage: Pick<Storage, 'key' | 'length'>): ReadonlySet<string> {
  const start = PREFIX + draftName(openDay, '')
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  return new Set(keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)))
}
