import { parseDocumentName } from '../../log/document-name.ts'

/** Months that people look at now: everybody's come before anybody's year. */
const MONTHS_OF_NOW = 2

/**
 * The order in which documents come: of every posyandu who there is and its newest months, then posyandu by posyandu the
 * months before. What stands in one posyandu's documents is alike, so it is packed best side by side.
 */
export function inOrder(documents: readonly string[]): string[] {
  const months = [...new Set(documents.flatMap((name) => monthIn(name) ?? []))].sort()
  const now = months.slice(-MONTHS_OF_NOW)[0] ?? ''
  const keyed = documents.map((name) => {
    const month = monthIn(name)
    const turn = month === undefined || month >= now ? '0' : '1'
    // Within a posyandu: the registry, then the newest month.
    const age = month === undefined ? 0 : months.length - months.indexOf(month)
    return { name, key: `${turn} ${ownerIn(name)} ${String(age).padStart(5, '0')} ${name}` }
  })
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name)
}

function monthIn(document: string): string | undefined {
  const name = parseDocumentName(document)
  return name && 'month' in name ? name.month : undefined
}

function ownerIn(document: string): string {
  const name = parseDocumentName(document)
  return name && 'posyandu' in name ? name.posyandu : ''
}
