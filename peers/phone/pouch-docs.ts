/** The year as documents in the manner of the Community Health Toolkit: contacts, and reports. */
import type { Write } from '../../src/replica/write.ts'
import { USER } from '../../tests/bench/posyandu.ts'
import { yearsBatches } from '../year.ts'

type Doc = Readonly<Record<string, unknown>> & { readonly _id: string }

/**
 * `visit`: a report a visit, which each of the five steps makes another revision of: the least, but two phones that write
 * to it unseen make a conflict, of which a screen shows one side. `step`: a report a step, which nobody else ever touches.
 */
export type Reports = 'visit' | 'step'

/** Batches: of a document that stands in several, each is the next revision. */
export function pouchBatches(per: Reports): readonly (readonly Doc[])[] {
  const reports = new Map<string, readonly object[]>()
  return yearsBatches().flatMap(({ at, writes }) => {
    const batches: Doc[][] = []
    const seen = new Map<string, number>()
    for (const write of writes) {
      const doc = docOf(write, at, per, reports)
      const revision = seen.get(doc._id) ?? 0
      seen.set(doc._id, revision + 1)
      const batch = (batches[revision] ??= [])
      batch.push(doc)
    }
    return batches
  })
}

function docOf({ kind, record, set }: Write, at: string, per: Reports, reports: Map<string, readonly object[]>): Doc {
  const reported = { reported_date: Date.parse(at) }
  switch (kind) {
    case 'person': {
      const { name, birthDate, family, ...rest } = set
      const parent = { _id: `family:${family as string}` }
      return { _id: `person:${record}`, type: 'person', name, date_of_birth: birthDate, parent, ...rest, ...reported }
    }
    case 'visit': {
      const before = reports.get(record) ?? []
      reports.set(record, [...before, set])
      const report = { type: 'data_record', form: 'kunjungan', content_type: 'xml', contact: { _id: USER.record } }
      if (per === 'step') return { _id: `visit:${record}/${before.length}`, ...report, fields: set, ...reported }
      return { _id: `visit:${record}`, ...report, fields: Object.assign({}, ...before, set) as object, ...reported }
    }
    default:
      return { _id: `${kind}:${record}`, type: kind, ...set, ...reported }
  }
}
