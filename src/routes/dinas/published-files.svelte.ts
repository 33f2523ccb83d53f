import { joinPublished, publishedToText, readPublished, type PublishedMonth } from '../../reports/closing/district.ts'
import { readRecapFile, type RecapFile, type RecapFileProblem } from '../../reports/closing/recap-file.ts'
import { keptSealed } from '../kept.ts'

const KEY = 'dinas/rekap'
const DEVICES = 'dinas/komputer'

export interface OpenedFiles {
  /** How many were taken. */
  readonly taken: number
  readonly problems: readonly { readonly name: string; readonly problem: RecapFileProblem }[]
  /** False when this device is full. */
  readonly isKept: boolean
}

/** Recaps that came as files from puskesmas this device does not hear from; kept on it. */
export class PublishedFiles {
  months: readonly PublishedMonth[] = $state.raw(readPublished(keptSealed().getItem(KEY) ?? '') ?? [])
  /** Signed by a computer of which nobody has said yet that it is that puskesmas'. */
  unknown: readonly RecapFile[] = $state.raw([])

  async open(files: readonly File[]): Promise<OpenedFiles> {
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, file: await readRecapFile(await file.text()) })),
    )
    const problems = read.flatMap(({ name, file }) => (typeof file === 'string' ? [{ name, problem: file }] : []))
    const good = read.flatMap(({ file }) => (typeof file === 'string' ? [] : [file]))
    const known = good.filter(isKnown)
    this.unknown = [...this.unknown, ...good.filter((file) => !isKnown(file))]
    return { taken: known.length, problems, isKept: this.#take(known) }
  }

  /** The number was read out on the telephone and is the same. False when this device is full. */
  trust({ puskesmas, device }: RecapFile): boolean {
    const isIt = (file: RecapFile): boolean => file.puskesmas === puskesmas && file.device === device
    const devices = readDevices()
    try {
      const own = [...(devices[puskesmas] ?? []).filter((each) => each !== device), device]
      keptSealed().setItem(DEVICES, JSON.stringify({ ...devices, [puskesmas]: own }))
    } catch {
      return false
    }
    const taken = this.unknown.filter(isIt)
    this.unknown = this.unknown.filter((file) => !isIt(file))
    return this.#take(taken)
  }

  refuse(refused: RecapFile): void {
    this.unknown = this.unknown.filter((file) => file !== refused)
  }

  #take(files: readonly RecapFile[]): boolean {
    const months = joinPublished([...this.months, ...files.flatMap((file) => file.months)])
    try {
      keptSealed().setItem(KEY, publishedToText(months))
    } catch {
      return false
    }
    this.months = months
    return true
  }
}

/** By puskesmas. */
type Devices = Readonly<Record<string, readonly string[]>>

function isKnown({ puskesmas, device }: RecapFile): boolean {
  return readDevices()[puskesmas]?.includes(device) ?? false
}

function readDevices(): Devices {
  return JSON.parse(keptSealed().getItem(DEVICES) ?? '{}') as Devices
}
