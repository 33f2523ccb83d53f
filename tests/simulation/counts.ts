/** What happened in a run, in figures. All of it comes from the seed: no measured time is among them. */
export interface Counts {
  /** Entries whose save was answered with "saved". */
  saved: number
  /** Saves that a full disk refused. */
  savesRefused: number
  /** Entries of a newer app, with fields, kinds and keys that this one does not know. */
  newerEntries: number
  crashes: number
  tabsClosed: number
  /** Rows of documents that were not on disk yet when a phone died. */
  unsyncedRowsLost: number
  diskFailures: number
  partitions: number
  /** Frames that arrived. */
  deliveries: number
  framesLost: number
  entriesDelivered: number
  /** Entries that came to somebody who had had them before. */
  duplicates: number
  /** Entries that came after one with a greater id. */
  reordered: number
  /** Entries the relay did not take, each time it said so. */
  refused: number
  relayRestarts: number
  relayRestores: number
  relayEmptied: number
  /** Of several relays: phones that came to another one, batches that another one was quicker with, what befell the engine. */
  otherRelays: number
  judgedAgain: number
  appendsUnsure: number
  relaysCutOff: number
  engineCrashes: number
  carriedFiles: number
  /** Entries that came to a phone by file first. */
  entriesCarried: number
  joinedLate: number
  phonesLost: number
  /** Saved entries that only a lost phone had, or a lost phone and what the relay lost. */
  goneWithPhone: number
  appsUpdated: number
  wrongClocks: number
}

export function noCounts(): Counts {
  return {
    saved: 0,
    savesRefused: 0,
    newerEntries: 0,
    crashes: 0,
    tabsClosed: 0,
    unsyncedRowsLost: 0,
    diskFailures: 0,
    partitions: 0,
    deliveries: 0,
    framesLost: 0,
    entriesDelivered: 0,
    duplicates: 0,
    reordered: 0,
    refused: 0,
    relayRestarts: 0,
    relayRestores: 0,
    relayEmptied: 0,
    otherRelays: 0,
    judgedAgain: 0,
    appendsUnsure: 0,
    relaysCutOff: 0,
    engineCrashes: 0,
    carriedFiles: 0,
    entriesCarried: 0,
    joinedLate: 0,
    phonesLost: 0,
    goneWithPhone: 0,
    appsUpdated: 0,
    wrongClocks: 0,
  }
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = noCounts()
  for (const counts of all) for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name]
  return sum
}
