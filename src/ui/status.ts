/** What the badge says about sending, and the one problem with sending or storage that a person must know. */

export interface SendingState {
  /** Entries that only this phone has. */
  readonly waiting: number
  /** Entries the relay did not take. */
  readonly refused: number
  readonly link: 'offline' | 'connected' | 'refused' | 'update-needed'
  /** In words, when the relay last confirmed an entry. */
  readonly sentAt: string | undefined
  /** Why this phone is shut out: its access was taken away, or its invitation did not let it in. */
  readonly shutOut?: ShutOut | undefined
  /** What this phone's storage last did to us. */
  readonly storage: 'storage-full' | 'storage-blocked' | 'storage-lost' | 'broken' | undefined
}

export type Badge =
  | { readonly tone: 'quiet'; readonly say: 'waiting'; readonly count: number }
  | { readonly tone: 'quiet'; readonly say: 'saved' }
  | { readonly tone: 'quiet'; readonly say: 'sending' }
  | { readonly tone: 'quiet' | 'good'; readonly say: 'sent'; readonly at: string }

/** Never says more than is certain: while anything is unsent it says so, and "sending" only over a live connection. */
export function badgeOf({ waiting, link, sentAt }: SendingState): Badge {
  if (waiting > 0) {
    return link === 'connected' ? { tone: 'quiet', say: 'sending' } : { tone: 'quiet', say: 'waiting', count: waiting }
  }
  if (sentAt === undefined) return { tone: 'quiet', say: 'saved' }
  return { tone: link === 'connected' ? 'good' : 'quiet', say: 'sent', at: sentAt }
}

export type ShutOut = 'revoked' | 'invitation-used' | 'invitation-over' | 'not-invited'

export type Trouble =
  'storage-full' | 'storage-blocked' | 'storage-lost' | 'update-needed' | ShutOut | 'link-refused' | 'refused'

/** The one that matters most comes first: what stops saving, then what stops sending. */
export function troubleOf({ storage, link, refused, shutOut }: SendingState): Trouble | undefined {
  if (storage !== undefined && storage !== 'broken') return storage
  if (link === 'update-needed') return 'update-needed'
  if (shutOut !== undefined) return shutOut
  if (link === 'refused') return 'link-refused'
  return refused > 0 ? 'refused' : undefined
}
