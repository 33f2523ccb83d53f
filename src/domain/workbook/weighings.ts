import { completedMonths, type CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { readChild, type ChildRow } from './child-rows.ts'
import { gather, type CellDoubt, type Doubt, type Reading } from './doubt.ts'
import { grouped } from './grouped.ts'
import type { FindChild, FoundChild } from './find-child.ts'
import { readAnswers } from './answers.ts'
import { readOedema, readPosture, readVitaminA } from './marks.ts'
import { believableWeight, readMeasurements } from './measurements.ts'
import { nameKey } from './names.ts'
import { birthDateOfNik } from './nik.ts'
import { readNumber } from './numbers.ts'
import { readText } from './person-draft.ts'
import type { WeighingFields, WeighingRow } from './reading.ts'
import { isBlank, type Cell } from './sheet.ts'
import { withDaysTold } from './same-day.ts'
import { notBeforeBirth, readWeighingDate } from './weighing-date.ts'

interface Draft {
  readonly source: BodyRow
  readonly child: ChildRow
  readonly person?: FoundChild
  readonly key: string
  readonly birthDate?: CalendarDate
  readonly date: Reading<CalendarDate>
  readonly doubts: readonly CellDoubt[]
}

export interface WeighingContext {
  readonly findChild: FindChild
  readonly today: CalendarDate
}

const MEASUREMENTS = ['weight', 'height', 'arm', 'head', 'vitaminA'] as const

/** The rows of the weighing sheets. A row with nothing measured is a child who did not come: listed once a sheet. */
export function readWeighings(
  sources: readonly BodyRow[],
  context: WeighingContext,
): { readonly weighings: readonly WeighingRow[]; readonly doubts: readonly Doubt[] } {
  const isMeasured = (source: BodyRow) => MEASUREMENTS.some((column) => !isBlank(unlessZero(source.cell(column))))
  const drafts = sources.filter(isMeasured).map((source) => draftWeighing(source, context))
  const weightsOf = new Map([...grouped(drafts, ({ key }) => key)].map(([key, rows]) => [key, believable(rows)]))
  const read = drafts.map((draft) => readDraft(draft, weightsOf.get(draft.key) ?? []))
  const unmeasured = grouped(
    sources.filter((source) => !isMeasured(source)),
    ({ sheet }) => sheet,
  )
  return {
    weighings: withDaysTold(read),
    doubts: [...unmeasured].map(([sheet, rows]) => ({
      sheet,
      row: rows[0]?.number ?? 0,
      kind: 'rows-without-measurement',
      written: rows.map(({ number }) => number).join(', '),
    })),
  }
}

function draftWeighing(source: BodyRow, { findChild, today }: WeighingContext): Draft {
  const child = readChild(source, today)
  const written = readWeighingDate(source, today)
  const found = findChild(child, written.is === 'certain' ? written.value : undefined)
  const person = found.is === 'found' ? found.person : undefined
  const birthDate = person ? person.birthDate : (child.birthDate ?? (child.nik && birthDateOfNik(child.nik, today)))
  const date = notBeforeBirth(written, birthDate, source.cell('date'))
  return {
    source,
    child,
    ...(person ? { person } : {}),
    key: person?.identity ?? keyOfUnknown(child),
    ...(birthDate ? { birthDate } : {}),
    date,
    doubts: [...(found.is === 'doubtful' ? [found.doubt] : []), ...(date.is === 'doubtful' ? [date.doubt] : [])],
  }
}

function readDraft(draft: Draft, weights: readonly number[]): WeighingRow {
  const { source, child, person, key, birthDate } = draft
  const date = draft.date.is === 'certain' ? draft.date.value : undefined
  const ageMonths = birthDate === undefined || date === undefined ? undefined : completedMonths(birthDate, date)
  const { fields, doubts } = gather<WeighingFields>({
    ...readMeasurements(
      {
        weightKg: source.cell('weight'),
        heightCm: unlessZero(source.cell('height')),
        headCm: unlessZero(source.cell('head')),
        armCm: unlessZero(source.cell('arm')),
      },
      { ...(ageMonths === undefined ? {} : { ageMonths }), otherWeights: weights },
    ),
    posture: readPosture(source.cell('posture')),
    vitaminA: readVitaminA(source.cell('vitaminA'), ageMonths),
    oedema: readOedema(source.cell('oedema')),
    note: readText('note', source.cell('note'), (text) => text),
    ...readAnswers(source),
  })
  const where = { sheet: source.sheet, row: source.number }
  return {
    ...where,
    identity: `${key}|${date ?? ''}`,
    ...(person === undefined ? {} : { personIdentity: person.identity }),
    child: {
      ...(child.name === undefined ? {} : { name: child.name }),
      ...(child.nik === undefined ? {} : { nik: child.nik }),
    },
    ...(date === undefined ? {} : { date }),
    fields,
    doubts: [...draft.doubts, ...doubts].map((doubt) => ({ ...doubt, ...where })),
  }
}

/** e-PPGBM writes 0 for what was not measured. */
function unlessZero(cell: Cell | undefined): Cell | undefined {
  const read = readNumber(cell)
  return read.is === 'certain' && read.value === 0 ? null : cell
}

function believable(drafts: readonly Draft[]): readonly number[] {
  return drafts.flatMap(({ source, birthDate, date }) => {
    const weight = readNumber(source.cell('weight'))
    if (weight.is !== 'certain') return []
    const months = birthDate && date.is === 'certain' ? completedMonths(birthDate, date.value) : undefined
    const [least, most] = believableWeight(months)
    return weight.value >= least && weight.value <= most ? [weight.value] : []
  })
}

function keyOfUnknown({ name, nik }: ChildRow): string {
  return nik === undefined ? `name:${nameKey(name ?? '')}` : `nik:${nik}`
}
