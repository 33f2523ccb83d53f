import type { CalendarDate } from '../../domain/calendar.ts'
import type { Saved, SaveProblem } from '../write.ts'
import type { About } from './file-format.ts'

export type HandoverProgress =
  | { readonly step: 'reading' }
  /** Entries whose signatures were looked at, or that are on this phone now. */
  | { readonly step: 'checking' | 'taking'; readonly done: number; readonly of: number }

/** A file ready to be given away, by whatever way. */
export interface HandoverFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly entries: number
  /** Opens a sealed file on a phone that does not hold the posyandu's own key yet. Told, never sent along. */
  readonly code?: string
  /** What no relay has yet and this brings to another phone: the ids of outbox rows. */
  readonly unsent: readonly string[]
}

/**
 * `codes`: plain, for codes on a screen, which nobody sees but who stands here. `file`: sealed, for it goes through other
 * people's hands. `file-with-code`: sealed, and whoever is told the code can open it too.
 */
export type Packing = 'codes' | 'file' | 'file-with-code'

export type HandOverResult =
  ({ readonly ok: true } & HandoverFile) | { readonly ok: false; readonly reason: 'not-joined' | 'nothing' }

/** Why a whole file is not taken. */
export type FileReason = 'not-ours' | 'damaged' | 'newer' | 'other-posyandu' | 'sealed'

/** Why an entry is not taken. Its neighbours are. */
export type EntryReason =
  | 'malformed'
  | 'wrong-document'
  | 'unknown-device'
  | 'not-invited'
  | 'bad-signature'
  | 'counter-too-far'
  | 'revoked'
  | 'not-allowed'

export interface RefusedFile {
  readonly name: string
  readonly reason: FileReason
}

/** What is new to this phone in the files, before anything of it is taken. */
export interface HandoverPreview {
  readonly from: readonly About[]
  readonly newEntries: number
  readonly knownEntries: number
  /** How many records of each kind have something new. */
  readonly records: Readonly<Record<string, number>>
  /** Names of the people who have something new in a visit or more, as the files or this phone know them; each once. */
  readonly visitors: readonly string[]
  /** The latest that any of it was written, by the clocks of those who wrote it. */
  readonly until: string | undefined
  /** What phones call themselves that this one did not know. */
  readonly newDevices: readonly string[]
  readonly refused: readonly { readonly reason: EntryReason; readonly ids: readonly string[] }[]
  readonly refusedFiles: readonly RefusedFile[]
}

/** Somebody who moves here, before anything is written. */
export interface ArrivalPreview {
  /** Their record here, once they are taken in. */
  readonly person: string
  readonly name: string
  readonly birthDate: CalendarDate | undefined
  readonly sex: 'L' | 'P' | undefined
  readonly motherName: string | undefined
  /** The posyandu they come from, as the file names it. */
  readonly from: string
  readonly visits: number
  readonly first: CalendarDate | undefined
  readonly last: CalendarDate | undefined
  /** Entries of the whole file that are not as their author signed them, or that nobody can check. */
  readonly refused: number
  readonly isFromOutside: boolean
}

export type ReadResult =
  | {
      readonly ok: true
      readonly ticket: number
      readonly preview: HandoverPreview
      readonly arrivals: readonly ArrivalPreview[]
    }
  | {
      readonly ok: false
      /** `code-needed`: somebody must be asked for the code of a file; `wrong-code`: the one given does not open it. */
      readonly reason: 'not-joined' | 'no-file' | 'code-needed' | 'wrong-code'
      readonly refusedFiles: readonly RefusedFile[]
    }

export type TakeResult =
  /** `saved`: what was written for those who moved here, to be taken back. */
  | { readonly ok: true; readonly entries: number; readonly saved?: readonly Saved[] }
  | { readonly ok: false; readonly reason: SaveProblem | 'gone' }
