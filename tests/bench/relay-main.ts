/** The relay's figures alone, without a browser: one JSON line each on stdout. `load`, `documents`, `kills`, or all. */
import { relayDocuments, relayKills, relayLoad } from './relay.ts'

const parts: Readonly<Record<string, () => Promise<void>>> = {
  load: relayLoad,
  documents: relayDocuments,
  kills: relayKills,
}
const names = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) if (names.length === 0 || names.includes(name)) await run()
