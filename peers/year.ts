/** A posyandu's year, the same for every contender: 2,000 people, twelve open days of a hundred visits in five steps. */
import { monthOf } from '../src/domain/calendar.ts'
import { directoryOf, visitsOf } from '../src/log/document-name.ts'
import { visitId } from '../src/log/record-id.ts'
import type { Write } from '../src/replica/write.ts'
import type { Weighing } from './phone/page.ts'
import { POSYANDU, PUSKESMAS } from '../tests/doors.ts'
import { Posyandu, weightKg, type Batch } from '../tests/bench/posyandu.ts'

const SEED = 20261110
const DAYS = 12

export const posyandu = new Posyandu(POSYANDU, PUSKESMAS, SEED)

/** In the order it happened: everybody of the registry, then the last twelve days, and today's check-ins. */
export function yearsBatches(): readonly Batch[] {
  const registered = `${posyandu.days[0]!.date}T01:00:00Z`
  const first = posyandu.days.at(-DAYS)!.date
  return [...posyandu.batches()].filter(({ at }) => at === registered || at >= first)
}

export function yearsWrites(): readonly Write[] {
  return yearsBatches().flatMap(({ writes }) => writes)
}

/** How many entries each document holds; the directory's are not counted, which every joining adds to. */
export function entriesByDocument(): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { document } of yearsWrites()) counts.set(document, (counts.get(document) ?? 0) + 1)
  counts.delete(directoryOf(PUSKESMAS))
  return Object.fromEntries(counts)
}

/** A weighing of each child who has come today. */
export function weighingsToday(): readonly Weighing[] {
  const { today } = posyandu
  const document = visitsOf(POSYANDU, monthOf(today.date))
  return posyandu.comingTo(today).map((child) => ({
    document,
    visit: visitId(child.record, today.record),
    fields: { came: true, weightKg: weightKg(child, today.date), heightCm: 74.5, posture: 'terlentang' },
  }))
}
