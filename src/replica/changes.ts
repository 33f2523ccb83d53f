/** Word of written tables, from the worker that wrote them to every tab's screens. */
import { afterPaint } from './after-paint.ts'
import type { TableName } from './database.ts'
import { STORAGE } from './practice/mode.ts'

const CHANNEL = `${STORAGE}/changes`

export function announceChanges(): (tables: readonly TableName[]) => void {
  const channel = new BroadcastChannel(CHANNEL)
  return (tables) => channel.postMessage(tables)
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
