/** The same page with everybody in its memory and no store at all: what is left when reading costs nothing. */
import { run } from './page.ts'

const PEOPLE = 2000

const people = Array.from({ length: PEOPLE }, (_, i) => ({
  name: `${String.fromCharCode(65 + ((i * 7) % 26))}${(i * 7919) % PEOPLE} Pratama`,
  birthDate: `20${String(i % 24).padStart(2, '0')}-10-01`,
  rt: `0${1 + (i % 9)}`,
}))

const nothing = (): Promise<void> => Promise.reject(new Error('expected a page with a store'))

run({ replicate: nothing, people: () => Promise.resolve([...people]), save: nothing })
