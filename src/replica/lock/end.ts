/** Word to every other tab of this phone that its data goes away now. Practice and the real posyandu hear it alike. */
import { END_OF_ALL } from '../practice/mode.ts'

/** One object a tab: it does not hear what it says itself. */
let channel: BroadcastChannel | undefined

export function tellOfEnd(): void {
  channel ??= new BroadcastChannel(END_OF_ALL)
  channel.postMessage('end')
}

export function onEnd(listener: () => void): void {
  channel ??= new BroadcastChannel(END_OF_ALL)
  channel.onmessage = listener
}
