import { theDatabase } from '../replica/client.ts'

export const ssr = false
export const prerender = false

/** Before any screen: what was being typed can be read. */
export async function load(): Promise<void> {
  await theDatabase().keys.tryToOpen()
}
