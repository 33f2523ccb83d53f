/** Ids that stay the same whenever the same records are given out again: whoever receives them can tell what they have. */
const LONGEST = 64

/** FHIR takes letters, digits, `-` and `.`, at most 64 of them. */
export function fhirId(...parts: readonly (string | number)[]): string {
  const id = parts
    .join('.')
    .replace(/_/g, '..')
    .replace(/[^A-Za-z0-9.-]/g, '-')
  return id.length <= LONGEST ? id : `${id.slice(0, LONGEST - 9)}.${hashOf(id)}`
}

/** 32 bits, FNV-1a: enough to tell two long ids with one beginning apart. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
