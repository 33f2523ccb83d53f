/** Where Prometheus reads: an address of its own, which no proxy leads to. By default only this machine reaches it. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import { sendText } from '../http/front.ts'
import type { Metrics, Condition } from './metrics.ts'

export interface MetricsAddress {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
}

/** Rejects when the port is taken. */
export function serveMetrics(metrics: Metrics, condition: Condition, { host, port }: MetricsAddress): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return sendText(response, 404, 'not found')
    tell(metrics, condition, response).catch(() => response.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      // A relay that was told to stop waits for its phones, not for whoever counts them.
      server.unref()
      resolve(server)
    })
  })
}

async function tell(metrics: Metrics, condition: Condition, response: ServerResponse): Promise<void> {
  const page = await metrics.page(condition)
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' })
  response.end(page)
}
