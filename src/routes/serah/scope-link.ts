/** What is handed over, as the query of an address: a link on a person's screen says it, and going back keeps it. */
import type { Scope } from '../../replica/handover/scope.ts'

export function scopeToQuery(scope: Scope): string {
  switch (scope.what) {
    case 'visitor':
      return `?${new URLSearchParams({ warga: scope.person, hari: scope.openDay }).toString()}`
    case 'day':
      return `?${new URLSearchParams({ hari: scope.openDay }).toString()}`
    case 'person':
      return `?${new URLSearchParams(scope.people.map((person) => ['pindah', person])).toString()}`
    case 'all':
      return '?semua'
  }
}

export function queryToScope(query: URLSearchParams): Scope | undefined {
  const [person, openDay] = [query.get('warga'), query.get('hari')]
  if (query.has('semua')) return { what: 'all' }
  const people = query.getAll('pindah')
  if (people.length > 0) return { what: 'person', people }
  if (!openDay) return undefined
  return person ? { what: 'visitor', person, openDay } : { what: 'day', openDay }
}
