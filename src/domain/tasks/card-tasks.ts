/** What is to be done about somebody from what their cards found in the last thirteen months. */
import { completedMonths, type CalendarDate } from '../calendar.ts'
import { glucoseMeaning } from '../cards/blood.ts'
import { AKS } from '../cards/forms/aks.ts'
import { pressureMeaning } from '../cards/pressure.ts'
import { tbcMeaning } from '../cards/tbc.ts'
import { formOf, numberOf } from '../cards/values.ts'
import { careFindings } from '../child-care/findings.ts'
import type { CareAnswers } from '../child-care/question.ts'
import { ANSWER_REASONS, type Route } from '../follow-up/reasons.ts'
import { maternalOn } from '../pregnancy/pregnancy.ts'
import { seenTo, urgencyOf } from './finding.ts'
import { found, newest, together, visitorAt, withHome } from './looking.ts'
import {
  MOTHERS_PRESSURE,
  type CauseCode,
  type Task,
  type TaskPerson,
  type TaskSettings,
  type TaskVisit,
} from './task.ts'

/** What counts as an answer to a suspicion of TBC, of children and of everybody else. */
export const TBC_REASONS: readonly string[] = ['tbc', 'tbc-kontak-erat', 'tbc-gejala', 'tbc-kontak']
/** Of a mother too: a high pressure in a pregnancy that is over is still to be looked after. */
const PRESSURE = ['td-krisis', 'td-tinggi', ...MOTHERS_PRESSURE]
const GLUCOSE = ['gds-tinggi', 'gds-sangat-tinggi']
const ASK = 'ask.'

/**
 * Hypertension or diabetes that is not controlled (§9.3): the last blood pressure is high, the last GDS 200 or more, or
 * the medicine was not taken when it was last asked about. One task a person.
 */
export function chronicTasks(person: TaskPerson, today: CalendarDate, settings: TaskSettings): readonly Task[] {
  // While she is pregnant or in the nifas her blood pressure is the midwife's task (`maternal-tasks.ts`).
  const state = maternalOn(person.pregnancies ?? [], today)?.state
  const isMother = state === 'hamil' || state === 'nifas'
  return together('ht-dm', person, [
    ...(isMother
      ? []
      : newest(withHome(person), settings, 'measure.sistole', (visitor, visit) =>
          found(person, settings, visit, 'td-tinggi', PRESSURE, pressureMeaning(visitor)),
        )),
    ...newest(person, settings, 'measure.gds', ({ today: values }, visit) => {
      const mgDl = numberOf(values['measure.gds'])
      const meaning = mgDl === undefined ? undefined : glucoseMeaning(mgDl)
      // Too low is for that day; it says nothing of control.
      return meaning && meaning.code === 'gds-rendah'
        ? { cause: { code: 'gds-tinggi' }, urgency: undefined }
        : found(person, settings, visit, 'gds-tinggi', GLUCOSE, meaning)
    }),
    ...newest(person, settings, 'ask.minum-obat', ({ today: values }, { on }) => {
      const taken = values['ask.minum-obat']
      if (typeof taken !== 'boolean') return undefined
      return { cause: { code: 'obat', on }, urgency: taken ? undefined : urgencyOf('lapor', on, 'no') }
    }),
  ])
}

/** AKS below 20: somebody who needs help every day (§4.9, §9.3). */
export function dependenceTasks(person: TaskPerson, settings: TaskSettings): readonly Task[] {
  const all = newest(person, settings, 'form.aks', (visitor, visit) => {
    const answers = formOf(visitor.today['form.aks'])
    const meaning = answers && AKS.score(answers, visitor).meaning
    return found(person, settings, visit, 'aks', ['aks'], meaning)
  })
  return together('aks', person, all)
}

/** A suspicion of TBC, or a contact, that no referral has answered (§9.3). */
export function tbcTasks(person: TaskPerson, settings: TaskSettings): readonly Task[] {
  const { birthDate: birth } = person
  if (birth === undefined) return []
  const asked = person.visits.find(({ values }) => isAskedOfTbc(values))
  const last = asked && tbcFound(asked, birth, person, settings)
  if (!last?.code) return []
  const { code, route, number, on } = last
  const referred = seenTo(person, code === 'terduga-tbc' ? 'tbc' : 'tbc-kontak-erat', TBC_REASONS, on)
  const urgency = referred === 'answered' ? undefined : urgencyOf(route, on, referred)
  return together('tbc', person, [{ cause: { code, number, on }, urgency }])
}

interface TbcFound {
  /** Undefined where the answers say nothing is wrong. */
  readonly code: CauseCode | undefined
  readonly route: Route
  readonly number?: string | undefined
  readonly on: CalendarDate
}

function isAskedOfTbc(values: TaskVisit['values']): boolean {
  return Object.entries(values).some(([name, value]) => typeof value === 'boolean' && name.startsWith('ask.tbc-'))
}

function tbcFound(visit: TaskVisit, birth: CalendarDate, person: TaskPerson, settings: TaskSettings): TbcFound {
  const { on, values } = visit
  const visitor = visitorAt(person, visit, settings)
  if (visitor) {
    const meaning = tbcMeaning(visitor)
    if (!meaning?.follow) return { code: undefined, route: 'lapor', on }
    const { reason, route } = meaning.follow
    const code = reason === 'tbc' ? 'terduga-tbc' : 'kontak-tbc'
    return { code, route: settings.followUp.routes[reason] ?? route, number: meaning.number, on }
  }
  const finding = careFindings(answersIn(values), completedMonths(birth, on)).find(
    ({ code }) => code === 'tbc-gejala' || code === 'tbc-kontak',
  )
  if (finding?.code !== 'tbc-gejala' && finding?.code !== 'tbc-kontak') return { code: undefined, route: 'lapor', on }
  const isFew = finding.code === 'tbc-gejala' && finding.signs.length < settings.followUp.tbcSymptomsToRefer
  const route = settings.followUp.routes[finding.code] ?? ANSWER_REASONS[finding.code]
  return { code: finding.code === 'tbc-gejala' ? 'terduga-tbc' : 'kontak-tbc', route: isFew ? 'lapor' : route, on }
}

function answersIn(values: TaskVisit['values']): CareAnswers {
  const asked = Object.entries(values).filter(([name]) => name.startsWith(ASK))
  return Object.fromEntries(asked.map(([name, value]) => [name.slice(ASK.length), value])) as CareAnswers
}
