/**
 * PWS-KIA of a posyandu's month (§9.3, §11.2; columns of the puskesmas' own form not found [background, verify]). What
 * somebody reaches is counted in the month they reach it, so that the months of a year add up to its cumulative line.
 */
import { completedMonths, daysBetween, type CalendarDate } from '../../domain/calendar.ts'
import type { CardReason } from '../../domain/cards/reasons.ts'
import { isComplete, newbornSlots } from '../../domain/pregnancy/contacts.ts'
import { dueDateOf } from '../../domain/pregnancy/dates.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { risksOf } from '../../domain/pregnancy/risks.ts'
import type { ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedReferral } from '../month/served.ts'
import { givenIn, hasArrived } from './examined.ts'
import { headed } from './headed.ts'
import { isAfterBirth, isPregnant } from './ilp-ibu.ts'
import {
  antenatalReached,
  antenatalUntil,
  isBornIn,
  isWithoutBirthNews,
  nifasCapsulesReached,
  postnatalComplete,
  postnatalReached,
  pregnanciesWith,
  tabletsUntil,
} from './mothers.ts'
import { isInMonth, isReached } from './reached.ts'

/** TTD in one pregnancy (§4.2 column 13); MMS in its stead (K16). */
const TTD_TABLETS = 90
const MMS_TABLETS = 180
/** BBLR (S19: berat lahir di bawah 2.500 g). */
const LOW_BIRTH_WEIGHT_G = 2500
/** Neonatus: 0 to 28 days (§2). */
const NEONATAL_DAYS = 28
/** Nifas: 42 days (§2). */
const NIFAS_DAYS = 42

export const KIA: ReportForm = {
  code: 'kia',
  title: 'PWS-KIA: ibu hamil, bersalin, nifas dan bayi baru lahir',
  version: '2023',
  // Domain spec §8.2, §8.7, §11.2.
  source: 'Kepmenkes 2015/2023 (K1–K6, KF, KN); PWS-KIA',
  concerns: (at) => at.person.pregnancies.length > 0 || isYoung(at),
  identities: [
    {
      says: 'Persalinan = ditolong nakes + bukan nakes + penolong belum dicatat',
      left: ['bulin'],
      right: ['pn', 'pn-bukan', 'pn-kosong'],
    },
    { says: 'K1 = K1 murni + K1 akses', left: ['k1'], right: ['k1-murni', 'k1-akses'] },
  ],
  columns: [
    ...headed(
      'Sasaran bulan ini',
      ['hamil', 'Ibu hamil', (at) => at.isSasaran && isPregnant(at)],
      ['nifas', 'Ibu nifas (0–42 hari)', (at) => at.isSasaran && at.maternal?.state === 'nifas'],
      ['menyusui', 'Ibu menyusui (lewat 42 hari)', (at) => at.isSasaran && at.maternal?.state === 'menyusui'],
      ['bayi', 'Bayi 0–11 bulan', (at) => at.isSasaran && at.group === 'bayi'],
      ['tanpa-kabar', 'Ibu hamil tanpa kabar persalinan', (at) => at.isSasaran && isWithoutBirthNews(at)],
    ),
    // Each pregnancy is due in one month: the months of a year add up to that year's sasaran riil.
    ...headed(
      'Sasaran kumulatif',
      ['hpl', 'Ibu hamil dengan HPL bulan ini', (at) => pregnanciesWith(at, isDue)],
      ['bulin', 'Ibu bersalin bulan ini', (at) => pregnanciesWith(at, (each) => isBornIn(at, each))],
      ['bayi-lahir', 'Bayi lahir hidup bulan ini', isNewborn],
    ),
    ...headed(
      'Ibu hamil',
      ['k1', 'K1', antenatalReached('k1')],
      ['k1-murni', 'K1 murni (trimester 1)', (at) => firstContacts(at, true)],
      ['k1-akses', 'K1 akses (sesudah trimester 1)', (at) => firstContacts(at, false)],
      ['k4', 'K4', antenatalReached('k4')],
      ['k6', 'K6', antenatalReached('k6')],
      ['risti', 'Ibu hamil berisiko', (at) => at.isSasaran && isPregnant(at) && isAtRisk(at)],
      ['kek', 'KEK (LiLA < 23,5 cm) pada pemeriksaan bulan ini', (at) => isFound(at, 'armCm', 'kek-hamil')],
      ['anemia', 'Anemia pada pemeriksaan bulan ini', (at) => isFound(at, 'measure.hb', 'hb-hamil')],
      ['td-tinggi', 'Tekanan darah 140/90 atau lebih', (at) => isFound(at, 'td', 'td-ibu')],
      [
        'ttd',
        'Dapat TTD atau MMS bulan ini',
        (at) => isPregnantHere(at) && givenIn(at, 'measure.ttd') + givenIn(at, 'measure.mms') > 0,
      ],
      ['ttd-90', `TTD sampai ${TTD_TABLETS} tablet`, tabletsReached(['measure.ttd', TTD_TABLETS])],
      ['mms-180', `MMS sampai ${MMS_TABLETS} tablet`, tabletsReached(['measure.mms', MMS_TABLETS])],
      [
        'tablet',
        `TTD ${TTD_TABLETS} atau MMS ${MMS_TABLETS} tablet`,
        tabletsReached(['measure.ttd', TTD_TABLETS], ['measure.mms', MMS_TABLETS]),
      ],
    ),
    ...headed(
      'Persalinan',
      ['pn', 'Ditolong tenaga kesehatan', births(({ helper }) => NAKES.has(helper ?? ''))],
      ['pn-bukan', 'Bukan tenaga kesehatan', births(({ helper }) => helper !== undefined && !NAKES.has(helper))],
      ['pn-kosong', 'Penolong belum dicatat', births(({ helper }) => helper === undefined)],
      ['pf', 'Di fasilitas kesehatan', births(({ place }) => FACILITIES.has(place ?? ''))],
      ['lahir-mati', 'Ada bayi lahir mati', births(({ babies }) => babies.some(({ alive }) => !alive))],
      [
        'keguguran',
        'Keguguran',
        (at) => pregnanciesWith(at, ({ outcome, endedOn }) => outcome === 'keguguran' && isInMonth(at, endedOn)),
      ],
    ),
    ...headed(
      'Ibu nifas',
      ...(['KF1', 'KF2', 'KF3', 'KF4'] as const).map(
        (code) => [code.toLowerCase(), code, postnatalReached(code)] as const,
      ),
      ['kf-lengkap', 'KF lengkap', postnatalComplete],
      ['vita-nifas', 'Vitamin A 2 kapsul', nifasCapsulesReached],
    ),
    ...headed(
      'Bayi baru lahir',
      ...(['KN1', 'KN2', 'KN3'] as const).map((code) => [code.toLowerCase(), code, newbornReached([code])] as const),
      ['kn-lengkap', 'KN lengkap', newbornReached(['KN1', 'KN2', 'KN3'])],
      [
        'bblr',
        'Berat lahir di bawah 2.500 g',
        (at) => isNewborn(at) && (at.person.shown.birthWeightG ?? Infinity) < LOW_BIRTH_WEIGHT_G,
      ],
      ['imd', 'IMD', (at) => isNewborn(at) && at.person.shown.imd === true],
    ),
    // Handled: the referral arrived, or was answered (§10).
    ...headed(
      'Komplikasi',
      ['komplikasi', 'Ibu dirujuk karena komplikasi', (at) => ofMother(at).length > 0],
      ['komplikasi-ditangani', 'Ibu: rujukan sampai atau dijawab', (at) => ofMother(at).some(hasArrived)],
      ['neo-komplikasi', 'Neonatus (0–28 hari) dirujuk', (at) => ofNewborn(at).length > 0],
      ['neo-ditangani', 'Neonatus: rujukan sampai atau dijawab', (at) => ofNewborn(at).some(hasArrived)],
    ),
    ...headed(
      'Kematian',
      ['ibu-meninggal', 'Ibu hamil, bersalin, nifas', isMaternalDeath],
      ['neo-meninggal', 'Neonatus (0–28 hari)', (at) => (ageAtDeath(at)?.days ?? Infinity) <= NEONATAL_DAYS],
      ['bayi-meninggal', 'Bayi (29 hari–11 bulan)', isInfantDeath],
      ['balita-meninggal', 'Balita (12–59 bulan)', isToddlerDeath],
    ),
  ],
}

/** Codes of the screen; other words were typed. A midwife's own place of birth is a facility. */
const NAKES: ReadonlySet<string> = new Set(['bidan', 'dokter'])
const FACILITIES: ReadonlySet<string> = new Set(['puskesmas', 'rs', 'bidan'])

const COMPLICATIONS: ReadonlySet<string> = new Set<CardReason>([
  'td-hamil-krisis',
  'td-hamil',
  'anemia-hamil',
  'bahaya-hamil',
  'bahaya-nifas',
  'lewat-bulan',
])

/** No column asks of a child that was older than a toddler when the month began. */
const YOUNG_DAYS = 61 * 31

function isYoung({ person: { birth }, month }: PersonMonth): boolean {
  return birth !== undefined && birth <= month.last && daysBetween(birth, month.first) <= YOUNG_DAYS
}

function isDue(pregnancy: Pregnancy, at: PersonMonth): boolean {
  const due = dueDateOf(pregnancy)
  // Due later in this month is due in it: no day has to have come.
  return due?.startsWith(at.month.month) === true
}

/** K1 reached in this month, within the first trimester or only after it. */
function firstContacts(at: PersonMonth, isPure: boolean): number {
  return pregnanciesWith(
    at,
    (pregnancy) =>
      isReached(at, (on) => antenatalUntil(pregnancy, on).k1) &&
      antenatalUntil(pregnancy, at.month.last).k1Pure === isPure,
  )
}

function isPregnantHere(at: PersonMonth): boolean {
  return at.isSasaran && isPregnant(at)
}

function isAtRisk({ maternal, person, on }: PersonMonth): boolean {
  return maternal !== undefined && risksOf(maternal.pregnancy, person.birth, on).length > 0
}

/** By the beginning of the finding's code, of a pregnant woman who was examined. */
function isFound(at: PersonMonth, of: string, code: string): boolean {
  return isPregnantHere(at) && at.finding(of)?.code.startsWith(code) === true
}

type Enough = readonly [name: 'measure.ttd' | 'measure.mms', tablets: number]

/** The month in which the first of these was enough. */
function tabletsReached(...enough: readonly Enough[]): (at: PersonMonth) => number {
  return (at) =>
    pregnanciesWith(at, (pregnancy) =>
      isReached(at, (on) => enough.some(([name, least]) => tabletsUntil(at.person, pregnancy, name, on) >= least)),
    )
}

function births(fits: (pregnancy: Pregnancy) => boolean): (at: PersonMonth) => number {
  return (at) => pregnanciesWith(at, (pregnancy) => isBornIn(at, pregnancy) && fits(pregnancy))
}

function isNewborn(at: PersonMonth): boolean {
  return at.isSasaran && isInMonth(at, at.person.birth)
}

/** All of these contacts, the last of them in this month. */
function newbornReached(codes: readonly string[]): (at: PersonMonth) => boolean {
  return (at) => {
    const { birth, newborn } = at.person
    if (!at.isSasaran || birth === undefined || newborn.length === 0) return false
    return isReached(at, (on) => {
      const slots = newbornSlots(birth, newborn, on).filter(({ code }) => codes.includes(code))
      return birth <= on && isComplete(slots)
    })
  }
}

function ofMother(at: PersonMonth): readonly ServedReferral[] {
  if (!at.isSasaran || !(isPregnant(at) || isAfterBirth(at))) return []
  return at.referrals.filter(({ reasons }) => reasons.some((reason) => COMPLICATIONS.has(reason)))
}

function ofNewborn(at: PersonMonth): readonly ServedReferral[] {
  const { birth } = at.person
  if (!at.isSasaran || birth === undefined) return []
  return at.referrals.filter(({ madeOn }) => madeOn >= birth && daysBetween(birth, madeOn) <= NEONATAL_DAYS)
}

function diedOn({ person: { shown, pregnancies } }: PersonMonth): CalendarDate | undefined {
  const atBirth = pregnancies.find(({ outcome }) => outcome === 'meninggal')?.endedOn
  return shown.living === 'meninggal' ? (shown.livingSince ?? atBirth) : atBirth
}

/** Pregnant, or within the 42 days after the end of a pregnancy. */
function isMaternalDeath(at: PersonMonth): boolean {
  const died = diedOn(at)
  if (!at.isSasaran || died === undefined || !isInMonth(at, died)) return false
  return at.person.pregnancies.some(
    ({ outcome, endedOn }) =>
      outcome === undefined ||
      outcome === 'meninggal' ||
      (endedOn !== undefined && endedOn <= died && daysBetween(endedOn, died) <= NIFAS_DAYS),
  )
}

function ageAtDeath(at: PersonMonth): { readonly days: number; readonly months: number } | undefined {
  const { birth } = at.person
  const died = diedOn(at)
  if (!at.isSasaran || birth === undefined || !isInMonth(at, died) || died === undefined || died < birth)
    return undefined
  return { days: daysBetween(birth, died), months: completedMonths(birth, died) }
}

function isInfantDeath(at: PersonMonth): boolean {
  const age = ageAtDeath(at)
  return age !== undefined && age.days > NEONATAL_DAYS && age.months < 12
}

function isToddlerDeath(at: PersonMonth): boolean {
  const months = ageAtDeath(at)?.months
  return months !== undefined && months >= 12 && months < 60
}
