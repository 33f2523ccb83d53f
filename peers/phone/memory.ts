/** What a page and its workers take of the machine's memory: the browser's renderer processes, from /proc. */
import { readdir, readFile } from 'node:fs/promises'

/** Their proportional share in MB, of the browser over this profile. */
export async function rendererMb(profile: string): Promise<number> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = await Promise.all(ids.map(processOf))
  const known = all.filter((each) => each !== undefined)
  const top = known.find(
    ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes('--type='),
  )
  if (!top) throw new Error(`expected a browser over ${profile}`)
  const family = new Set([top.id])
  for (let size = 0; size < family.size;) {
    size = family.size
    for (const { id, parent } of known) if (family.has(parent)) family.add(id)
  }
  const renderers = known.filter(({ id, command }) => family.has(id) && command.includes('--type=renderer'))
  const sizes = await Promise.all(renderers.map(({ id }) => shareOf(id)))
  return sizes.reduce((sum, kB) => sum + kB, 0) / 1024
}

interface Process {
  readonly id: string
  readonly parent: string
  readonly command: string
}

/** Undefined when it ended meanwhile. */
async function processOf(id: string): Promise<Process | undefined> {
  try {
    const [command, stat] = await Promise.all([read(id, 'cmdline'), read(id, 'stat')])
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''
    return { id, parent, command: command.replaceAll('\0', ' ') }
  } catch {
    return undefined
  }
}

async function shareOf(id: string): Promise<number> {
  return Number(/^Pss:\s+(\d+)/m.exec(await read(id, 'smaps_rollup'))?.[1])
}

function read(id: string, file: string): Promise<string> {
  return readFile(`/proc/${id}/${file}`, 'utf8')
}
