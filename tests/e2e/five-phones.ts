/** A whole open day: sixty children, five phones, each at its own step, in an order of its own. */
import { result as resultWords } from '../../src/ui/words/id/result.ts'
import { expect, vi } from 'vitest'
import { visitId } from '../../src/log/record-id.ts'
import { care } from '../../src/ui/words/id/care.ts'
import { immunization } from '../../src/ui/words/id/immunization.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import type { Phone } from './phone.ts'
import type { Child, Posyandu } from './posyandu.ts'
import { rowsOf } from './unsealed.ts'

const FIRST_NAMES = [
  'Aisyah',
  'Bagas',
  'Citra',
  'Dimas',
  'Elok',
  'Fajar',
  'Gita',
  'Hasan',
  'Intan',
  'Joko',
  'Kirana',
  'Lukman',
]
const LAST_NAMES = ['Pratama', 'Wulandari', 'Saputra', 'Lestari', 'Hidayat']

/** 2 to 58 months old, boys and girls. */
export const sixtyChildren: readonly Child[] = LAST_NAMES.flatMap((last, i) =>
  FIRST_NAMES.map((first, j) => {
    const place = i * FIRST_NAMES.length + j
    const sex = j % 2 === 0 ? 'P' : 'L'
    return { name: `${first} ${last}`, mother: `Ibu ${last} ${j}`, sex, months: 2 + ((place * 17) % 57) } as const
  }),
)

export function weightOf({ months, sex }: Child): string {
  const kg = (sex === 'L' ? 3.6 : 3.4) + (months <= 12 ? months * 0.5 : 6 + (months - 12) * 0.19)
  return kg.toFixed(1).replace('.', ',')
}

/** The scale may be cut off from the others for a while. */
const WEIGHED_WITHIN_MS = 120_000

/** What one phone does with one child at its step. */
type Station = (phone: Phone, openDay: string, child: Child) => Promise<void>

/** Whoever was served first has come already: then there is nothing to tap, or not any more. */
const register: Station = async (phone, _, { name }) => {
  await phone.search(name)
  const checkIn = phone.button(words.people.register.checkInLabel(name))
  const isHere = phone.page.getByRole('listitem').filter({ hasText: words.people.register.here })
  await checkIn.or(isHere).first().waitFor()
  if (await isHere.isVisible()) return
  const told = checkIn.click().then(() => phone.isTold(words.people.register.done(name)))
  await Promise.any([told, isHere.waitFor()])
}

const weigh: Station = async (phone, openDay, child) => {
  await open(phone, child)
  await phone.key(weightOf(child))
  await phone.button(words.weigh.saveNow).click()
  await phone.isTold(words.weigh.saved(child.name))
  await phone.page.goBack()
  await phone.page.waitForURL(`**/hari/${openDay}/timbang`)
}

/** Reads what was weighed: waits for it, as the family does. */
const read: Station = async (phone, _, child) => {
  await phone.search(child.name)
  await phone.page.getByRole('link', { name: new RegExp(`${child.name}.* kg`) }).click({ timeout: WEIGHED_WITHIN_MS })
  await phone.button(resultWords.nextChild).click()
  await phone.page.waitForURL(/\/hasil$/)
}

const serve: Station = async (phone, _, child) => {
  await open(phone, child)
  await phone.button(care.finish).click()
  await phone.isTold(care.done(child.name))
}

const immunize: Station = async (phone, _, child) => {
  await open(phone, child)
  await phone.button(immunization.done(0)).click()
  await phone.isTold(immunization.saved(child.name, 0))
}

/** The list each phone stays at, and what it does there: langkah 1 to 5. */
export const stations: readonly { readonly list: string; readonly work: Station }[] = [
  { list: 'daftar', work: register },
  { list: 'timbang', work: weigh },
  { list: 'hasil', work: read },
  { list: 'pelayanan', work: serve },
  { list: 'imunisasi', work: immunize },
]

/** One phone does its step for every child, in its own order; `before` is called with how many are done. */
export async function worksThrough(
  phone: Phone,
  step: number,
  openDay: string,
  before: (done: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { list, work } = stations[step - 1]!
  await phone.goto(`/hari/${openDay}/${list}`)
  for (const [done, child] of inAnotherOrder(sixtyChildren, step).entries()) {
    await before(done)
    await work(phone, openDay, child)
  }
}

/** What has come to a phone is in its tables soon after; all are read again and again until then. */
const IN_TABLES_WITHIN_MS = 60_000

/** Every phone shows the same, and everything that was done that day. */
export async function expectsEverythingOnAll(phones: readonly Phone[], posyandu: Posyandu): Promise<void> {
  await vi.waitFor(async () => expectEverything(await Promise.all(phones.map(tablesOf)), posyandu), {
    timeout: IN_TABLES_WITHIN_MS,
    interval: 1_000,
  })
}

function expectEverything(tables: readonly ReadonlyMap<string, unknown>[], { openDay, person }: Posyandu): void {
  for (const other of tables.slice(1)) expect(other).toEqual(tables[0])
  for (const child of sixtyChildren) {
    const done = { came: true, weightKg: kgOf(child), resultRead: true, serviced: true, immunized: true }
    expect(tables[0]!.get(visitId(person(child), openDay)), child.name).toMatchObject(done)
  }
}

/** The shown fields of every visit and person on this phone, and that nothing in them is in conflict. */
async function tablesOf({ page }: Phone): Promise<ReadonlyMap<string, unknown>> {
  const rows = await rowsOf(page, ['person', 'visit', 'openDay', 'referral'])
  expect(rows.filter(({ conflicts }) => conflicts.length > 0)).toEqual([])
  return new Map(rows.map(({ record, shown }) => [record, shown]))
}

function kgOf(child: Child): number {
  return Number(weightOf(child).replace(',', '.'))
}

async function open(phone: Phone, { name }: Child): Promise<void> {
  await phone.search(name)
  await phone.page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
}

/** The same for the same step; results are read in the order of the scale. */
function inAnotherOrder<Item>(items: readonly Item[], step: number): readonly Item[] {
  const stride = [1, 7, 7, 13, 17][step - 1]!
  return items.map((_, i) => items[(i * stride) % items.length]!)
}
