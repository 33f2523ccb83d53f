/** What the phones of one process saw. */
export class Samples {
  /** From a save to the relay's word that it is on disk; saves made while the phone was connected. */
  durableMs: number[] = []
  /** From a save to each of the other phones. */
  crossedMs: number[] = []
  acknowledged = 0
  /** Entries that came other than they were written. */
  altered = 0
  refused = 0
  /** How often a connection ended, by the relay's code or what else it was. */
  readonly closed: Record<string, number> = {}

  /** Begins a new stretch: what was timed before counts no more. */
  forgetTimes(): void {
    this.durableMs = []
    this.crossedMs = []
  }
}
