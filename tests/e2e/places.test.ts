/** The office's places: an RT is given to another posyandu, and two posyandu become one. */
import { expect, test } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { recordOfMoved } from '../../src/log/transfer.ts'
import { lives } from '../../src/ui/words/id/lives.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, nadia, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

const words = lives.places
const MAWAR = 'mawar'

/** Posyandu Melati at work, Mawar beside it in the same desa, and the puskesmas' own device with Melati at hand. */
async function aDesaOfTwo() {
  const server = await aServer()
  const { person, neighbour, sent } = await aPosyandu(server)
  const who = 'puskesmas'
  await server.puskesmas.writes([
    {
      document: directoryOf(PUSKESMAS),
      kind: 'posyandu',
      record: MAWAR,
      set: { name: 'Mawar', desa: 'Taba Lagan' },
      who,
    },
    { document: registryOf(MAWAR), kind: 'person', record: 'dewi', set: { name: 'Dewi Mawar' }, who },
  ])
  await sent()
  const yanti = await aPhone(server)
  await yanti.joinAsPuskesmas(await server.invitationLink({ role: 'puskesmas', scopes: ['area'] }, 'Yanti'), 'Bu Yanti')
  await yanti.isInstalled()
  await yanti.goto('/posyandu')
  await yanti.choosePosyandu('Melati')
  await yanti.goto('/warga')
  await yanti.sees(rafa.name)
  return { yanti, person, neighbour }
}

const choose = (phone: Phone, legend: string, name: string): Promise<void> =>
  phone.page.getByRole('group', { name: legend }).getByRole('radio', { name, exact: true }).check()

test('the puskesmas moves an RT to another posyandu, makes the two one, and separates them again', async () => {
  const { yanti, person, neighbour } = await aDesaOfTwo()

  await yanti.goto('/lainnya/wilayah')
  await yanti.button(/RT 02/).click()
  await choose(yanti, words.moveTo, 'Mawar')
  await yanti.button(words.move(3, 'Mawar')).click()
  await yanti.isTold(words.moved(3, 'Mawar'))
  const nameOf = (record: string) => neighbour.store.rows('person').find((row) => row.record === record)?.shown
  await eventually(() => nameOf(person(rafa))?.living).toBe('pindah')
  expect(nameOf(recordOfMoved(person(rafa), MAWAR))).toBeUndefined()

  await choose(yanti, words.from, 'Melati')
  await choose(yanti, words.into, 'Mawar')
  await yanti.button(words.doMerge('Melati', 'Mawar')).click()
  await yanti.isTold(words.merged('Melati', 'Mawar'))
  await yanti.sees(words.part('Melati', 'Mawar'))
  await eventually(() => nameOf('dewi')?.name).toBe('Dewi Mawar')
  await eventually(() => nameOf(recordOfMoved(person(nadia), MAWAR))?.living).toBe('menetap')
  await yanti.goto('/warga')
  await yanti.search('Dewi')
  await yanti.sees('Dewi Mawar')

  await yanti.goto('/lainnya/wilayah')
  await yanti.button(words.separate).click()
  await yanti.isTold(words.separated('Melati'))
  await eventually(() => neighbour.store.rows('posyandu').some(({ record, shown }) => record === POSYANDU && !shown.partOf)).toBe(true) // prettier-ignore
})

test('two of a family move within the area with what was recorded, and the desa gets another name', async () => {
  const { yanti, person, neighbour } = await aDesaOfTwo()
  await yanti.goto(`/warga/${person(rafa)}/pindah`)
  await yanti.page.getByRole('radio', { name: lives.living.pindah, exact: true }).check()
  await yanti.page.getByRole('group', { name: lives.together }).getByRole('checkbox', { name: nadia.name }).check()
  await choose(yanti, lives.history.within, 'Mawar')
  await yanti.button(lives.history.move('Mawar')).click()
  await yanti.isTold(lives.history.moved(`${rafa.name}, ${nadia.name}`, 'Mawar'))
  const rowOf = (record: string) => neighbour.store.rows('person').find((row) => row.record === record)?.shown
  await eventually(() => [rafa, nadia].map((child) => rowOf(person(child))?.living)).toEqual(['pindah', 'pindah'])
  await yanti.goto('/posyandu')
  await yanti.choosePosyandu('Mawar')
  await yanti.goto(`/warga/${recordOfMoved(person(rafa), MAWAR)}`)
  await yanti.sees(/9,10.kg/)

  await yanti.goto('/lainnya/wilayah')
  await choose(yanti, words.oldDesa, 'Taba Lagan')
  await yanti.page.getByLabel(words.newDesa).fill('Taba Lagan Baru')
  await yanti.button(words.saveDesa(2, 'Taba Lagan Baru')).click()
  await yanti.isTold(words.saveDesa(2, 'Taba Lagan Baru'))
  const desas = () => neighbour.store.rows('posyandu').map(({ shown }) => shown.desa)
  await eventually(desas).toEqual(['Taba Lagan Baru', 'Taba Lagan Baru'])
})
