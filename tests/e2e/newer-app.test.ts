import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { expect, test } from 'vitest'
import { directoryOf, visitsOf } from '../../src/log/document-name.ts'
import { aNeighbour, aPosyandu, rafa, today } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

/** A phone that came before the office is turned away, and comes again by itself. */
const COMES_AGAIN_MS = 40_000

test('what a newer app wrote is said, kept, and given back to a server that lost everything', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')

  const document = visitsOf(POSYANDU, today.slice(0, 7))
  const visit = `${posyandu.person(rafa)}/${posyandu.openDay}`
  await posyandu.append([
    { document, kind: 'visit', record: visit, set: { weightKg: 9.4, bloodSugar: 104 } },
    { document, kind: 'teleconsultation', record: 'konsul-1', set: { doctor: 'dr. Ayu' } },
  ])
  await phone.goto(`/warga/${posyandu.person(rafa)}`)
  await phone.sees(/Perbarui aplikasi untuk melihatnya/)
  await phone.goto(`/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}`)
  await phone.sees('hari ini 9,40 kg')
  await posyandu.sent()

  await posyandu.neighbour.phone.release()
  await server.stop()
  await server.losesEverything()
  await server.start()
  // Only the office can say again who was invited; what the phones hold comes back after that.
  const office = { document: directoryOf(PUSKESMAS), kind: 'user', record: 'tpg', who: 'puskesmas' }
  await server.puskesmas.writes([{ ...office, set: { name: 'Bu TPG' } }])
  await phone.regainsSignal()
  await expect.poll(() => server.running.journal.documents(), { timeout: COMES_AGAIN_MS }).toContain(document)
  const stranger = await aNeighbour(server, 'Bu Bidan')
  await eventually(async () => (await stranger.phone.history('visit', visit)).map(({ set }) => set.bloodSugar)).toEqual(
    [104],
  )
  await eventually(() => stranger.store.rows('unknown').map(({ record }) => record)).toHaveLength(1)
})
