/** What every contender's page does alike: it lists who is in its store, and is timed. */

export interface Person {
  readonly name: string
  readonly birthDate: string
  /** The RT of their family. */
  readonly rt: string
}

/** What a contender needs to know to fetch everything and to save. */
export interface Errand {
  /** Where its server is, as seen from the phone. */
  readonly server: string
  /** Of ours alone: the link that lets the phone in. */
  readonly link: string
  readonly user: string
  /** All documents but the directory, each with how many entries it holds. */
  readonly documents: Readonly<Record<string, number>>
}

export interface Weighing {
  readonly document: string
  /** The visit's record, which has been opened by somebody's check-in. */
  readonly visit: string
  readonly fields: Readonly<Record<string, string | number | boolean>>
}

export interface Contender {
  /** What an app begins once its first screen is painted. */
  start?(): void
  /** Everything from the server onto this phone's disk. */
  replicate(errand: Errand): Promise<void>
  people(): Promise<Person[]>
  /** Resolves when an honest app may say "saved". */
  save(weighing: Weighing): Promise<void>
}

const SHOWN = 50

export interface App {
  /** Milliseconds from the navigation to the painted list; only where the address asks for it. */
  readonly listed: Promise<number> | undefined
  listAgain(): Promise<number>
  replicate(errand: Errand): Promise<number>
  save(weighing: Weighing): Promise<number>
  /** How many people the list has. */
  count(): Promise<number>
}

/** Makes `app`, through which the bench drives the page. */
export function run(contender: Contender): void {
  const list = async (): Promise<number> => {
    show(await contender.people())
    const at = await painted()
    contender.start?.()
    return at
  }
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now()
    await work()
    return performance.now() - from
  }
  const app: App = {
    listed: location.hash === '#list' ? list() : undefined,
    listAgain: () => timed(list),
    replicate: (errand) => timed(() => contender.replicate(errand)),
    save: (weighing) => timed(() => contender.save(weighing)),
    count: async () => {
      contender.start?.()
      return (await contender.people()).length
    },
  }
  Object.assign(globalThis, { app })
}

/** The list is sorted whole; a phone's screen shows the beginning of it. */
function show(people: Person[]): void {
  people.sort((a, b) => (a.name < b.name ? -1 : 1))
  const rows = people.slice(0, SHOWN).map(({ name, birthDate, rt }) => {
    const row = document.createElement('li')
    row.textContent = `${name}, ${birthDate}, RT ${rt}`
    return row
  })
  document.querySelector('h1')!.textContent = `${people.length} warga`
  document.querySelector('ul')!.replaceChildren(...rows)
}

function painted(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))))
}
