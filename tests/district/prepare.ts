/** The district before its morning: everybody let in, everybody registered, an open day announced at every posyandu. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Luck } from '../../scripts/seed/luck.ts'
import { Pen, type Act } from '../../scripts/seed/pen.ts'
import { peopleOf } from '../../scripts/seed/people.ts'
import type { Journal, Row } from '../../server/journal/journal.ts'
import { SETTINGS_FILE } from '../../server/settings.ts'
import type { Json } from '../../src/log/entry.ts'
import { invitationPublicKey, proveInvited } from '../../src/log/invitation.ts'
import { AREA, posyanduScope } from '../../src/log/role.ts'
import { DIRECTORY, OPEN_DAY, penOf, phonesOf, posyanduId, PUSKESMAS, registryAt, type DistrictPlan } from './plan.ts'

/** How many entries of each client a phone held when it was last used. */
export type Clocks = readonly (readonly [client: number, clock: number])[]

export interface Prepared {
  readonly directory: Clocks
  /** By number of the posyandu. */
  readonly registries: readonly Clocks[]
}

const SECRET = 'undangan kabupaten'
const DOOR = 'pintu-kabupaten'
const BEFORE = '2026-11-03T08:00:00+07:00'
const SEED = 20261110

/** What makes a relay the district's, before its first start. */
export async function writeSettings(dataDir: string): Promise<void> {
  const office = await officePen()
  await mkdir(dataDir, { recursive: true })
  const door = { id: DOOR, publicKey: await invitationPublicKey(SECRET), role: 'puskesmas', scopes: [AREA] }
  const settings = { puskesmas: PUSKESMAS, doors: [{ ...door, takenBy: office.device }] }
  await writeFile(join(dataDir, SETTINGS_FILE), JSON.stringify(settings))
}

/** Writes the district's past straight into a journal, as `npm run seed` does, and says what its phones hold of it. */
export async function prepare(
  plan: DistrictPlan,
  journal: Journal,
  progress: (text: string) => void,
): Promise<Prepared> {
  const office = await officePen()
  const directory = await directoryRows(plan, office)
  await keep(journal, directory)
  const registries: Clocks[] = []
  for (let posyandu = 0; posyandu < plan.posyandu; posyandu++) {
    const rows = await registryRows(plan, office, posyandu)
    await keep(journal, rows)
    registries.push(clocksOf(rows))
    if (posyandu % 20 === 19) progress(`${posyandu + 1} of ${plan.posyandu} posyandu written`)
  }
  return { directory: clocksOf(directory), registries }
}

function officePen(): Promise<Pen> {
  return Pen.make('kabupaten kantor', { last: 0 })
}

const ROWS_AT_ONCE = 1000

async function keep(journal: Journal, rows: readonly Row[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) await journal.append(rows.slice(i, i + ROWS_AT_ONCE), Date.now())
  await journal.compact(rows[0]!.document)
}

function clocksOf(rows: readonly Row[]): Clocks {
  const clocks = new Map<number, number>()
  for (const { client, clock } of rows) clocks.set(client, clock + 1)
  return [...clocks]
}

async function directoryRows(plan: DistrictPlan, office: Pen): Promise<Row[]> {
  const rows: Promise<Row>[] = []
  const say = (pen: Pen, kind: string, record: string, set: Record<string, Json>): void => {
    const act: Act = { document: DIRECTORY, kind, record, set, who: 'bu-gizi', at: BEFORE }
    rows.push(pen.row(pen.entry(act, new Map()), 'lalu'))
  }
  const introduce = async (pen: Pen, record: string, label: string, grant: Record<string, Json>): Promise<void> => {
    const proof = await proveInvited(SECRET, record, pen.device)
    say(pen, 'device', pen.device, { publicKey: pen.publicKey, label, invitation: record, proof })
    say(pen, 'grant', pen.device, { ...grant, invitation: record })
  }
  await introduce(office, DOOR, 'Komputer kantor', { role: 'puskesmas', scopes: [AREA] })
  const publicKey = await invitationPublicKey(SECRET)
  for (let posyandu = 0; posyandu < plan.posyandu; posyandu++) {
    say(office, 'posyandu', posyanduId(posyandu), { name: `Melati ${posyandu}`, desa: `Desa ${posyandu >> 2}` })
  }
  const phones = phonesOf(plan).map((name) => ({ ...name, invitation: `undangan-${name.posyandu}-${name.phone}` }))
  const grantAt = (posyandu: number): Record<string, Json> => {
    return { role: 'kader', scopes: [posyanduScope(posyanduId(posyandu))] }
  }
  for (const { posyandu, phone, invitation } of phones) {
    say(office, 'invitation', invitation, { publicKey, name: `Kader ${phone}`, ...grantAt(posyandu) })
    const user = { name: `Kader ${phone} Melati ${posyandu}`, posyandu: posyanduId(posyandu), role: 'kader' }
    say(office, 'user', `kader-${posyandu}-${phone}`, user)
  }
  for (const name of phones) {
    const counter = { last: name.posyandu }
    await introduce(await penOf(name, counter), name.invitation, `HP Kader ${name.phone}`, grantAt(name.posyandu))
  }
  return Promise.all(rows)
}

async function registryRows({ people }: DistrictPlan, office: Pen, posyandu: number): Promise<Row[]> {
  const document = registryAt(posyandu)
  const rows: Promise<Row>[] = []
  const say = (kind: string, record: string, set: Record<string, Json>): void => {
    const act: Act = { document, kind, record, set, who: 'bu-gizi', at: BEFORE }
    rows.push(office.row(office.entry(act, new Map()), 'lalu'))
  }
  const prefix = String(posyandu).padStart(3, '0')
  for (const family of peopleOf(prefix, people, OPEN_DAY.date, new Luck(SEED + posyandu))) {
    const { record, kk, rt, rw, dusun } = family
    say('family', record, { kk, rt, rw, dusun })
    for (const { record, mother, nik, father, name, sex, birthDate, family: home, relation } of family.people) {
      const parents = {
        ...(mother && { motherName: mother.name }),
        ...(father !== undefined && { fatherName: father }),
      }
      const known = { ...(nik !== undefined && { nik }), ...parents }
      say('person', record, { name, sex, birthDate, family: home, relation, ...known })
    }
  }
  say('open-day', OPEN_DAY.record, { date: OPEN_DAY.date, place: 'Balai RW 3', groups: ['balita'] })
  return Promise.all(rows)
}
