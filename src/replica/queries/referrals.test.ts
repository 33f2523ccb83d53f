import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CARD_SETTINGS } from '../../domain/cards/field.ts'
import type { Entry, Json } from '../../log/entry.ts'
import { entryId } from '../../log/id.ts'
import { linkId } from '../../log/record-id.ts'
import { OpenDatabase } from '../database.ts'
import { IdbStore } from '../idb-store.ts'
import { project } from '../projection.ts'
import { localDatabase, type LocalDatabase } from '../tables.ts'
import { readFollowUpSettings } from './follow-up-settings.ts'
import { loadPmt, loadPmtOf } from './pmt.ts'
import { loadReferrals, loadReferralsOf } from './referrals.ts'
import { loadDayRecords } from './reports.ts'

const SARI = 'SariSariSariSari'
const DAY = '2026-03-abc'
const made = { status: 'dibuat', reasons: ['2t'], tier: '7-hari', trigger: 'turun 100 g', destination: 'pustu' }

let databases = 0
let counter = 0
let store: IdbStore
let db: LocalDatabase

beforeEach(async () => {
  const database = new OpenDatabase(`referrals-${++databases}`)
  store = new IdbStore(database)
  db = localDatabase(database)
  await written('open-day', DAY, { date: '2026-03-10' })
  await written('person', 'rafa', { name: 'Rafa' })
})

/** One entry, folded as the worker does. `over`: the entries it replaces. */
async function written(kind: string, record: string, set: Record<string, Json>, over: readonly Entry[] = []) {
  const n = ++counter
  const entry: Entry = {
    v: 1,
    id: entryId(n, SARI),
    in: kind === 'settings' ? 'directory/contoh' : 'visits/melati/2026-03',
    kind,
    record,
    set,
    over: over.map(({ id }) => id),
    who: 'sari',
    by: SARI,
    n,
    at: '2026-03-10T09:00:00+07:00',
  }
  await store.transaction((tx) => project(tx, entry.in, [entry]))
  return entry
}

describe('referrals', () => {
  it('that two phones answered apart ask of the kader all that either says', async () => {
    await written('referral', `rafa/${DAY}`, made)
    await written('referral', `rafa/${DAY}`, { status: 'tindak-lanjut', answer: 'Obat pagi', followUp: ['pmt'] })
    await written('referral', `rafa/${DAY}`, { status: 'tindak-lanjut', answer: 'Jangan diberi obat', followUp: [] })
    const [one] = await loadReferrals(db)
    expect(one?.shown).toMatchObject({ answer: 'Obat pagi / Jangan diberi obat', followUp: ['pmt'] })
  })

  it('stand with who made them and where they are', async () => {
    await written('referral', `rafa/${DAY}`, made)
    expect(await loadReferrals(db)).toMatchObject([
      {
        person: 'rafa',
        writtenFor: 'rafa',
        openDay: DAY,
        madeOn: '2026-03-10',
        madeBy: 'sari',
        ...{ status: 'dibuat' },
      },
    ])
  })

  it('moved on by two phones apart show the one further along', async () => {
    const first = await written('referral', `rafa/${DAY}`, made)
    await written('referral', `rafa/${DAY}`, { status: 'selesai', answer: 'Minum obat' }, [first])
    await written('referral', `rafa/${DAY}`, { status: 'dikirim' }, [first])
    expect(await loadReferrals(db)).toMatchObject([{ status: 'selesai', shown: { answer: 'Minum obat' } }])
  })

  it('made twice apart have the reasons of both and the more urgent tier', async () => {
    await written('referral', `rafa/${DAY}`, { ...made, reasons: ['lila-merah'], tier: 'segera' })
    await written('referral', `rafa/${DAY}`, made)
    expect(await loadReferrals(db)).toMatchObject([{ tier: 'segera', reasons: ['lila-merah', '2t'] }])
  })

  it('taken back, or of a day that was cancelled, are not there', async () => {
    const first = await written('referral', `rafa/${DAY}`, made)
    await written('referral', `rafa/${DAY}`, { status: null, reasons: null }, [first])
    await written('open-day', '2026-02-abc', { date: '2026-02-10', cancelled: true })
    await written('referral', 'rafa/2026-02-abc', made)
    expect(await loadReferrals(db)).toEqual([])
  })

  it('of two records that are one person are one, by whichever they are asked for', async () => {
    await written('person', 'adik', { name: 'Rafa' })
    await written('link', linkId('adik', 'rafa'), { same: true })
    await written('referral', `rafa/${DAY}`, made)
    for (const record of ['adik', 'rafa'])
      expect(await loadReferralsOf(db, record)).toMatchObject([{ person: 'adik', writtenFor: 'rafa' }])
  })
})

describe('PMT', () => {
  const begun = { person: 'rafa', reason: 'wasting', startedOn: '2026-03-10', days: 56, kind: 'lokal' }

  it('has its days, weeks and decisions, and the weight it began with', async () => {
    await written('visit', `rafa/${DAY}`, { weightKg: 8.1 })
    await written('pmt', 'p1', {
      ...begun,
      'eaten.2026-03-10': 'habis',
      'weekly.1': { on: '2026-03-16', weightKg: 8.3 },
    })
    await written('pmt', 'p1', { 'decision.1': 'lanjut' })
    expect(await loadPmt(db)).toMatchObject([
      {
        record: 'p1',
        days: 56,
        eaten: { '2026-03-10': 'habis' },
        weekly: { 1: { weightKg: 8.3 } },
        decisions: { 1: 'lanjut' },
        startKg: 8.1,
      },
    ])
    expect(await loadPmtOf(db, 'somebody-else')).toEqual([])
  })

  it('that was taken back is not there', async () => {
    const first = await written('pmt', 'p1', begun)
    await written('pmt', 'p1', { person: null, reason: null, startedOn: null, days: null, kind: null }, [first])
    expect(await loadPmt(db)).toEqual([])
  })
})

it('a day’s records are everybody who came, with every referral there is', async () => {
  await written('visit', `rafa/${DAY}`, { came: true })
  await written('referral', `rafa/${DAY}`, made)
  const { children, referrals } = await loadDayRecords(db, DAY)
  expect([children.map(({ record }) => record), referrals.length]).toEqual([['rafa'], 1])
})

it('the puskesmas says what it does differently; the rest is as usual', async () => {
  await written('settings', 'settings', { 'route.1t': '7-hari', 'pmtDays.wasting': 90, 'answerDays.7-hari': 14 })
  expect(await readFollowUpSettings(db)).toEqual({
    routes: { '1t': '7-hari' },
    tbcSymptomsToRefer: 1,
    answerDays: { segera: 1, '24-jam': 1, '7-hari': 14 },
    pmtDays: { wasting: 90, underweight: 14, 'tidak-naik': 14 },
    cards: DEFAULT_CARD_SETTINGS,
  })
})
