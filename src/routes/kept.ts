import { theDatabase } from '../replica/client.ts'
import { isPractice } from '../replica/practice/mode.ts'
import { SealedStorage } from '../replica/seal/sealed-storage.ts'

/** Where screens keep what was chosen on this phone and says nothing about anybody. */
export function kept(): Storage {
  return isPractice ? sessionStorage : localStorage
}

/** Names under which earlier versions of the app kept in the open what is sealed now. */
const ONCE_OPEN = /^(draf\/|warga\/teratas$)/
let sealed: SealedStorage | undefined
let hasTakenIn = false

/**
 * Where screens keep what is being typed and who was shown: sealed, and in practice only as long as this tab is in it.
 * Screens are made once the phone is unlocked (`+layout.ts`), so what was kept is there.
 */
export function keptSealed(): SealedStorage {
  const { keys } = theDatabase()
  sealed ??= new SealedStorage(kept(), () => keys.current)
  if (!hasTakenIn && keys.current) {
    hasTakenIn = true
    sealed.takeIn((name) => ONCE_OPEN.test(name))
  }
  return sealed
}
