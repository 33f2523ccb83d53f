/** Hocuspocus with its SQLite store. `node hocuspocus.mjs FILE [DEBOUNCE_MS]`; prints its port. */
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const [database, debounce] = process.argv.slice(2)
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
  ...(debounce !== undefined && { debounce: Number(debounce) }),
})
await server.listen()
process.stdout.write(`port ${server.httpServer.address().port}\n`)
