/** `@y/websocket-server`, as its own program runs it; with YPERSISTENCE it keeps documents by y-leveldb. Prints its port. */
import { createServer } from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'

const server = createServer((_, response) => response.end('okay'))
new WebSocketServer({ server }).on('connection', setupWSConnection)
server.listen(0, 'localhost', () => process.stdout.write(`port ${server.address().port}\n`))
