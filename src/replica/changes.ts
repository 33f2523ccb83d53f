/** Word of written tables, from the worker that wrote them to every tab's screens. */
import type { TableName } from './database.ts'

const CHANNEL = 'lima-langkah/changes'

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
    for (const listen of listeners) listen(event.data)
  }
  listeners.add(listener)
  return () => listeners.delete(listener)
}
