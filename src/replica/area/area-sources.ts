/** What the figures of each posyandu of the area are made of, as marks say it at one moment: no document is opened. */
import { DEFINITIONS } from '../../reports/forms/all.ts'
import type { LocalDatabase } from '../tables.ts'
import type { MergedPosyandu } from './area.ts'
import { readGivenPosyandu } from './area-posyandu.ts'
import { readDirectoryRows } from './folded-posyandu.ts'
import type { Sources } from './folder.ts'
import { areWhole, readHeld, readPullProgress, type HeldDocument } from './held-documents.ts'

export type AreaSources = MergedPosyandu &
  Sources & {
    /**
     * Equal texts, equal figures. All documents go into every month's, not only those until then: an open day may have
     * been moved, and what was said without a date counts in every month.
     */
    readonly state: string
    /** False while the relay has something of it that is not here, and until it has said what it has. */
    readonly isWhole: boolean
  }

export async function readAreaSources(db: LocalDatabase): Promise<readonly AreaSources[]> {
  const [directory, held, given, pull] = await Promise.all([
    readDirectoryRows(db),
    readHeld(db),
    readGivenPosyandu(db),
    readPullProgress(db),
  ])
  const { settings, self, grant } = directory
  const area = given.map(async (merged): Promise<AreaSources> => {
    const own = directory.posyandu.filter(({ record }) => merged.parts.includes(record))
    const said = [...settings, ...own].map(({ record, shown }) => [record, shown])
    const directoryState = JSON.stringify([said, self?.device, grant?.shown.role ?? self?.role])
    const documents = merged.parts.flatMap((part) => held.get(part) ?? []).sort(byName)
    const state = await hashOf([String(DEFINITIONS), directoryState, ...documents.map(stateOf)].join('\n'))
    return { ...merged, directory, directoryState, documents, state, isWhole: areWhole(pull, merged.parts) }
  })
  return Promise.all(area)
}

function stateOf({ document, state }: HeldDocument): string {
  return `${document} ${state}`
}

function byName(a: HeldDocument, b: HeldDocument): number {
  return a.document < b.document ? -1 : 1
}

async function hashOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
