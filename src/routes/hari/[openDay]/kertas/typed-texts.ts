/** What somebody types over texts that other phones may change meanwhile. Pure. */

/**
 * By name, only what was typed here, so that every other text follows the other phones; and beside each what it was
 * typed over.
 */
export type TypedTexts = Readonly<Record<string, string>>

const overOf = (name: string): string => `over.${name}`

/** As the fields show them. */
export function standingTexts<Name extends string>(
  typed: TypedTexts,
  stored: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const names = Object.keys(stored) as Name[]
  return Object.fromEntries(names.map((name) => [name, typed[name] ?? stored[name]])) as Record<Name, string>
}

/** Typed until it says what stands there anyway: then it undoes nothing that comes later. */
export function typeText<Name extends string>(
  typed: TypedTexts,
  stored: Readonly<Record<Name, string>>,
  name: Name,
  text: string,
): TypedTexts {
  const over = overOf(name)
  const others = Object.entries(typed).filter(([key]) => key !== name && key !== over)
  if (text === stored[name]) return Object.fromEntries(others)
  return { ...Object.fromEntries(others), [name]: text, [over]: typed[over] ?? stored[name] }
}

/** What another phone wrote into a text since somebody began to type it here; saving writes over it. */
export function writtenMeanwhile<Name extends string>(
  typed: TypedTexts,
  stored: Readonly<Record<Name, string>>,
  name: Name,
): string | undefined {
  const before = typed[overOf(name)]
  return before === undefined || before === stored[name] || stored[name] === '' ? undefined : stored[name]
}
