/**
 * Register kohort ibu: everybody who was pregnant or in the nifas in the report's year, to its month. Its columns are
 * those of the older printed form, with K1 to K6 in place of K1 and K4 [background, verify with the local form].
 */
import { riskNamed, risksOf } from '../../domain/pregnancy/risks.ts'
import { KEK_CM } from '../../domain/cards/body.ts'
import { pressureOf } from '../../domain/cards/pressure.ts'
import { trimesterOf, type Trimester } from '../../domain/pregnancy/dates.ts'
import { yearsOn } from '../../domain/life-stage.ts'
import { maternalOn } from '../../domain/pregnancy/pregnancy.ts'
import { nifasCapsules } from '../../domain/pregnancy/vitamin-a.ts'
import { dateInWords, numberInWords, tick } from '../month/in-words.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { Register, RegisterColumn } from '../month/register.ts'
import { valuesIn } from '../month/visit-values.ts'
import {
  antenatalColumn,
  DUE,
  endOfPregnancy,
  firstSeen,
  HUSBAND,
  lastMeasured,
  LMP,
  measuredDuring,
  ofPregnancy,
  postnatalColumn,
  pregnancyOf,
  TETANUS_COLUMNS,
  visitsDuring,
  weeksOn,
} from './mother-columns.ts'
import { antenatalUntil, capsulesAtVisits, tabletsUntil } from './mothers.ts'
import { ADDRESS, NAME, NIK, PHONE, REMARK, ROW_NUMBER } from './register-columns.ts'

/** Short mothers are at risk below it (kohort ibu, TB < 145 cm). */
const SHORT_CM = 145

export const KOHORT_IBU: Register = {
  code: 'kohort-ibu',
  title: 'Register kohort ibu',
  version: 'Kohort ibu dengan K1–K6',
  // Domain spec §8.2, §8.7.
  source: 'Kepmenkes 2015/2023; susunan kolom: cocokkan dengan register setempat',
  includes: (at) => at.isSasaran && pregnancyOf(at) !== undefined,
  columns: [
    ROW_NUMBER,
    NIK,
    NAME,
    HUSBAND,
    ADDRESS,
    PHONE,
    ageColumn('umur-muda', '< 20', 0, 19),
    ageColumn('umur', '20–35', 20, 35),
    ageColumn('umur-tua', '> 35', 36, 120),
    LMP,
    DUE,
    firstWeeks('minggu-1', '0–12', 1),
    firstWeeks('minggu-2', '13–24', 2),
    firstWeeks('minggu-3', '> 24', 3),
    gravida('hamil-1', '1', (n) => n === 1),
    gravida('hamil-2', '2–4', (n) => n >= 2 && n <= 4),
    gravida('hamil-5', '≥ 5', (n) => n >= 5),
    {
      code: 'jarak',
      label: 'Jarak dengan anak sebelumnya (tahun)',
      text: ofPregnancy(({ spacingYears }) => numberInWords(spacingYears)),
    },
    {
      code: 'bb',
      label: 'BB sebelum hamil (kg)',
      text: ofPregnancy(({ weightBeforeKg }) => numberInWords(weightBeforeKg)),
    },
    {
      code: 'tb',
      label: `TB (cm), * di bawah ${SHORT_CM}`,
      text: ofPregnancy((pregnancy) => marked(pregnancy.heightCm, SHORT_CM)),
    },
    {
      code: 'lila',
      label: 'LiLA terendah (cm), * KEK',
      text: ofPregnancy((pregnancy, at) => {
        const arms = measuredDuring(pregnancy, at, 'armCm')
        return arms.length === 0 ? '' : marked(Math.min(...arms), KEK_CM)
      }),
    },
    lastMeasured('hb', 'Hb terakhir (g/dL)', 'measure.hb'),
    {
      code: 'td',
      label: 'TD terakhir (mmHg)',
      text: ofPregnancy((pregnancy, at) => {
        const last = visitsDuring(pregnancy, at)
          .flatMap(
            ({ on, shown }) => pressureOf({ today: valuesIn(shown), maternal: maternalOn([pregnancy], on) }) ?? [],
          )
          .at(-1)
        return last && `${last.sistole}/${last.diastole}`
      }),
    },
    {
      code: 'risiko',
      label: 'Faktor risiko',
      text: ofPregnancy((pregnancy, at) =>
        risksOf(pregnancy, at.person.birth, at.month.last)
          .map(({ code, label }) => riskNamed(code)?.label ?? label)
          .join('; '),
      ),
    },
    ...TETANUS_COLUMNS,
    ...['K1', 'K2', 'K3', 'K4', 'K5', 'K6'].map(antenatalColumn),
    ...(['k4', 'k6'] as const).map((which): RegisterColumn => ({
      code: `${which}-tercapai`,
      label: which.toUpperCase(),
      under: 'Tercapai',
      text: ofPregnancy((pregnancy, at) => (antenatalUntil(pregnancy, at.month.last)[which] ? '√' : '')),
    })),
    tablets('ttd', 'TTD (tablet)', 'measure.ttd'),
    tablets('mms', 'MMS (tablet)', 'measure.mms'),
    birth('lahir-tanggal', 'Tanggal', (pregnancy, at) => dateInWords(endOfPregnancy(at, pregnancy))),
    birth('lahir-hasil', 'Hasil', ({ outcome }) => outcome),
    birth('lahir-tempat', 'Tempat', ({ place }) => place ?? ''),
    birth('lahir-penolong', 'Penolong', ({ helper }) => helper ?? ''),
    birth('lahir-hidup', 'Lahir hidup', ({ babies }) => counted(babies.filter(({ alive }) => alive).length)),
    birth('lahir-mati', 'Lahir mati', ({ babies }) => counted(babies.filter(({ alive }) => !alive).length)),
    ...['KF1', 'KF2', 'KF3', 'KF4'].map(postnatalColumn),
    {
      code: 'vita',
      label: 'Vitamin A nifas (kapsul)',
      text: ofPregnancy((pregnancy, at) => {
        const on = pregnancy.outcome === 'lahir' ? endOfPregnancy(at, pregnancy) : undefined
        if (on === undefined) return ''
        return String(nifasCapsules(on, pregnancy.afterBirth, capsulesAtVisits(at.person), at.month.last).given)
      }),
    },
    { code: 'menyusui', label: 'Menyusui', text: ofPregnancy(({ breastfeeding }) => tick(breastfeeding)) },
    REMARK,
  ],
}

type Of = Parameters<typeof ofPregnancy>[0]

/** Her age when she was first seen with it, in the column it belongs to. */
function ageColumn(code: string, label: string, from: number, to: number): RegisterColumn {
  return {
    code,
    label,
    under: 'Umur ibu (tahun)',
    text: ofPregnancy((pregnancy, at) => {
      const years = ageAtFirst(at, firstSeen(pregnancy, at))
      return years !== undefined && years >= from && years <= to ? String(years) : ''
    }),
  }
}

function ageAtFirst({ person: { birth }, on }: PersonMonth, first = on): number | undefined {
  return birth === undefined || birth > first ? undefined : yearsOn(birth, first)
}

/** Completed weeks when she was first seen. */
function firstWeeks(code: string, label: string, trimester: Trimester): RegisterColumn {
  return {
    code,
    label,
    under: 'Umur kehamilan saat pertama (minggu)',
    text: ofPregnancy((pregnancy, at) => {
      const weeks = weeksOn(pregnancy, firstSeen(pregnancy, at))
      return weeks !== undefined && trimesterOf(weeks) === trimester ? String(weeks) : ''
    }),
  }
}

function gravida(code: string, label: string, fits: (n: number) => boolean): RegisterColumn {
  const text = ofPregnancy((pregnancy) =>
    pregnancy.gravida !== undefined && fits(pregnancy.gravida) ? String(pregnancy.gravida) : '',
  )
  return { code, label, under: 'Hamil ke', text }
}

function tablets(code: string, label: string, name: 'measure.ttd' | 'measure.mms'): RegisterColumn {
  const text = ofPregnancy((pregnancy, at) => counted(tabletsUntil(at.person, pregnancy, name, at.month.last)))
  return { code, label, text }
}

/** Empty until it has ended. */
function birth(code: string, label: string, of: Of): RegisterColumn {
  const text = ofPregnancy((pregnancy, at) => (endOfPregnancy(at, pregnancy) === undefined ? '' : of(pregnancy, at)))
  return { code, label, under: 'Persalinan', text }
}

function counted(n: number): string {
  return n === 0 ? '' : String(n)
}

function marked(value: number | undefined, below: number): string {
  return value !== undefined && value < below ? `${numberInWords(value)} *` : numberInWords(value)
}
