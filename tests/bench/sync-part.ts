import { join } from 'node:path'
import { report } from './figure.ts'
import { firstSync } from './phone-profile.ts'
import { relayData, WORK } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { ratiosInWords } from './speed.ts'

/** A phone that joins five years later: until everybody is in its tables, and until everything is. */
export async function sync(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  for (const isSlow of [false, true]) {
    const { peopleMs, allMs, ratios } = await firstSync(data, slowDown, join(WORK, 'profile-sync'), isSlow)
    const speed = ratios ? `at 6x (measured ${ratiosInWords(ratios)})` : 'at 1x'
    const seconds = (ms: number): number => Math.round(ms / 100) / 10
    const note = `from opening the invitation; ${speed}; one run`
    const what = isSlow ? 'sync, 6x' : 'sync, 1x'
    report({ name: `${what}: everybody of the registry`, value: seconds(peopleMs), unit: 's', note })
    const size = `${data.documents} documents, ${data.entries} entries`
    report({ name: `${what}: everything`, value: seconds(allMs), unit: 's', note: size })
  }
}
