/** Word of written tables, from the worker that wrote them to every tab's screens. */
import { afterPaint } from './after-paint.ts'
import type { TableName } from './database.ts'
import { STORAGE } from './practice/mode.ts'

/** Messages are the names of the tables that were written. */
export const CHANNEL = `${STORAGE}/changes`

/** After the answer to whoever wrote: "tersimpan" waits for nothing. */
export function announceChanges(): (tables: readonly TableName[]) => void {
  const channel = new BroadcastChannel(CHANNEL)
  const written = new Set<TableName>()
  const announce = (): void => {
    channel.postMessage([...written])
    written.clear()
  }
  return (tables) => {
    if (written.size === 0) setTimeout(announce)
    for (const table of tables) written.add(table)
  }
}

const listeners = new Set<(tables: readonly TableName[]) => void>()
let channel: BroadcastChannel | undefined

/** Calls back whenever any worker of this phone has written; returns what ends it. */
export function onChanges(listener: (tables: readonly TableName[]) => void): () => void {
  channel ??= new BroadcastChannel(CHANNEL)
  channel.onmessage = (event: MessageEvent<readonly TableName[]>) => {
    if (changed.size === 0) afterPaint(tell)
    for (const table of event.data) changed.add(table)
  }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const changed = new Set<TableName>()

function tell(): void {
  const tables = [...changed]
  changed.clear()
  for (const listen of listeners) listen(tables)
}
