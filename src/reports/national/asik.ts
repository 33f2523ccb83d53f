/**
 * What is typed or handed into ASIK (domain spec §11.6): immunization, one dose a row, and the yearly screening of adults
 * and the elderly (CKG). ASIK's full list of fields is not published: the names of its doses are as its exports have them.
 */
import { monthOf } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import { numberDoses } from '../../domain/immunization/numbering.ts'
import type { Antigen, Product } from '../../domain/immunization/products.ts'
import type { CardCode } from '../../domain/life-stage.ts'
import { cardSheets, type SheetPerson } from '../card-sheet.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedPerson, ServedPosyandu, ServedVial } from '../month/served.ts'
import type { XlsxCell, XlsxSheet } from './xlsx.ts'

/** Domain spec §11.6, "antigen names exported"; JE follows the same pattern. */
const ASIK_NAMES: Readonly<Record<Antigen, string>> = {
  hb0: 'HB0',
  bcg: 'BCG',
  opv: 'Polio Tetes',
  dpt: 'DPT-HB-Hib',
  ipv: 'IPV',
  pcv: 'PCV',
  rv: 'ROTA',
  mr: 'MR',
  je: 'JE',
}

const DOSE_HEADS = [
  'No',
  'NIK',
  'Nama Anak',
  'Jenis Kelamin',
  'Tanggal Lahir',
  'NIK Orang Tua',
  'Nama Ibu',
  'No HP',
  'Alamat',
  'Desa/Kelurahan',
  'Posyandu',
  'Jenis Imunisasi',
  'Tanggal Imunisasi',
  'No Batch',
  'Produk',
  'Bukti',
] as const

export interface AsikDose {
  readonly name: string
  readonly date: string
  readonly batch: string | undefined
  readonly product: Product | undefined
  readonly proof: RecordedDose['proof']
}

/** Every dose that was given in this month, wherever: what a book says of it is in here too, with its proof. */
export function immunizationSheet(people: readonly PersonMonth[], served: ServedPosyandu): XlsxSheet {
  const rows = people
    .filter(({ isGuest }) => !isGuest)
    .flatMap((at) => dosesInMonth(at, served.vials ?? {}).map((dose) => rowOf(at.person, dose, served)))
  return { name: 'Imunisasi', rows: [[...DOSE_HEADS], ...rows.map((row, at) => [at + 1, ...row])] }
}

export function dosesInMonth(
  { person, month }: Pick<PersonMonth, 'person' | 'month'>,
  vials: Readonly<Record<string, ServedVial>>,
): readonly AsikDose[] {
  const given = person.doses.filter(({ outcome, assessed }) => outcome === 'given' && assessed !== 'ulangi')
  return [...groupBy(given, ({ antigen }) => antigen)].flatMap(([antigen, own]) =>
    numberDoses(own).flatMap(({ n, date, records }): readonly AsikDose[] => {
      if (date === undefined || monthOf(date) !== month.month) return []
      const dose = records.find((record) => record.proof === 'hari-buka') ?? records[0]
      const name = `${ASIK_NAMES[antigen]} - ${n}`
      return [{ name, date, batch: batchOf(person, dose, vials), product: dose.product, proof: dose.proof }]
    }),
  )
}

function batchOf(
  { visits }: ServedPerson,
  { date, product }: RecordedDose,
  vials: Readonly<Record<string, ServedVial>>,
): string | undefined {
  const values = visits.flatMap(({ on, shown }) =>
    on === date && product !== undefined ? [shown[`dose.${product}`]] : [],
  )
  const value = values.find((each) => each?.outcome === 'given')
  return value?.batch ?? (value?.vial === undefined ? undefined : vials[value.vial]?.batch)
}

function rowOf(person: ServedPerson, dose: AsikDose, { desa, name }: ServedPosyandu): readonly XlsxCell[] {
  const { shown, family } = person
  return [
    shown.nik ?? null,
    person.name,
    person.sex ?? null,
    person.birth ?? null,
    shown.parentNik ?? null,
    shown.motherName ?? null,
    person.phone ?? null,
    family?.address ?? null,
    desa ?? null,
    name,
    dose.name,
    dose.date,
    dose.batch ?? null,
    dose.product ?? null,
    dose.proof,
  ]
}

const CKG_CARDS: readonly CardCode[] = ['dewasa', 'lansia']
const CKG_HEADS = [
  'No',
  'NIK',
  'Nama',
  'Jenis Kelamin',
  'Tanggal Lahir',
  'No HP',
  'Desa/Kelurahan',
  'Posyandu',
  'Tanggal',
]
const CKG_NAMES: Readonly<Partial<Record<CardCode, string>>> = { dewasa: 'CKG dewasa', lansia: 'CKG lansia' }

/** Adults and elders who came this month: every field of their card, and what it means. */
export function ckgSheets(people: readonly PersonMonth[], served: ServedPosyandu): readonly XlsxSheet[] {
  const byRecord = new Map(people.map((at) => [at.person.record, at]))
  return cardSheets(people.flatMap(sheetPerson)).map(({ card, columns, rows }) => ({
    name: CKG_NAMES[card] ?? card,
    rows: [
      [
        ...CKG_HEADS,
        ...columns.flatMap(({ label, unit, hasMeaning }) => {
          const head = unit ? `${label} (${unit})` : label
          return hasMeaning ? [head, `${label}: arti`] : [head]
        }),
      ],
      ...rows.map(({ person, cells }, at) => [
        at + 1,
        person.nik ?? null,
        person.name,
        person.sex ?? null,
        person.birth ?? null,
        byRecord.get(person.record)?.person.phone ?? null,
        served.desa ?? null,
        served.name,
        byRecord.get(person.record)?.on ?? null,
        ...columns.flatMap(({ hasMeaning }, column): readonly XlsxCell[] => {
          const { text, formal, mark } = cells[column] ?? {}
          return hasMeaning ? [text ?? null, formal ?? mark ?? null] : [text ?? null]
        }),
      ]),
    ],
  }))
}

function sheetPerson({ person, visitor, isGuest }: PersonMonth): readonly SheetPerson[] {
  if (!visitor || isGuest || !CKG_CARDS.includes(visitor.card)) return []
  const { record, name, sex, birth, family, shown } = person
  return [{ record, name, sex, birth, rt: family?.rt ?? undefined, nik: shown.nik ?? undefined, visitor }]
}
