/** A phone that takes workbooks in, and a small one to take in. */
import { WebSocket } from 'ws'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { importSheets } from '../../src/replica/import/import-workbook.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { Doors } from '../doors.ts'
import { sheetOf, today } from './melati.ts'

export type Made = ReturnType<typeof memoryPhone>

const invitation = new Doors().next()
export const headings: Cell[] = ['No. KK', 'NIK', 'Nama Lengkap', 'L/P', 'Tgl Lahir', 'Nama Ibu']
const scale: Cell[] = ['NIK', 'Nama Anak', 'TANGGALUKUR', 'BERAT', 'TINGGI', 'CARAUKUR']
export const KK = '1709021605200001'
export const NIK = '1709026810240001'
export const siti = (nik: Cell = NIK, name: Cell = 'Siti Ramadhani'): Cell[] => [
  KK,
  nik,
  name,
  'P',
  { date: '2024-10-28' },
  'Alya Nugraha',
]
export const people = (...rows: Cell[][]) => sheetOf('Data Penduduk', [headings, ...rows])
export const weighings = (...rows: Cell[][]) => sheetOf('Penimbangan', [scale, ...rows])
export const weighed = (weightKg: Cell): Cell[] => [
  NIK,
  'Siti Ramadhani',
  { date: '2025-12-09' },
  weightKg,
  74.5,
  'terlentang',
]

export async function phone(): Promise<Made> {
  const made = memoryPhone({
    relay: 'ws://localhost:1/sync/',
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(`${today}T09:00:00Z`),
    events: {
      onLink: () => undefined,
      onSent: () => undefined,
      onError: (error) => {
        throw error
      },
    },
  })
  await made.phone.join(invitation, 'HP')
  await made.phone.chooseUser('ratna')
  return made
}

export async function importInto({ phone }: Made, ...sheets: ReturnType<typeof sheetOf>[]): Promise<number> {
  const result = await importSheets(phone, sheets, () => undefined)
  if (!result.ok) throw new Error(result.reason)
  return result.entries
}

export const rowsOf = ({ store }: Made, table: 'person' | 'visit' | 'link' | 'openDay' | 'family' | 'immunization') =>
  store.rows(table)
