/** WHO's tables on a slow line. */
import { who2006 } from '../../src/domain/growth/tables/who-2006.ts'
import type { Phone } from './phone.ts'
import type { Server } from './server.ts'

/** On each screen of this phone they come when the test lets them; installed ones too. */
export async function holdsBackTables(server: Server, phone: Phone): Promise<void> {
  const part = who2006.weightForAge.L.l.slice(0, 60)
  server.change = (path, text) =>
    path.endsWith('.js') && text().includes(part) ? `await globalThis.tablesMayCome\n${text()}` : undefined
  await phone.context.addInitScript(() => {
    const page = globalThis as unknown as { tablesMayCome: Promise<void>; letTablesCome: () => void }
    page.tablesMayCome = new Promise((resolve) => (page.letTablesCome = resolve))
  })
}

export async function letsTablesCome({ page }: Phone): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { letTablesCome: () => void }).letTablesCome())
}
