/**
 * SIP formats 1, 4 and 5, as kader keep them over a year: mothers, births and deaths; WUS and PUS; pregnant women. The
 * columns are those of the printed books [background, verify]; for what is not recorded a column stays empty, for a pen.
 */
import { KEK_CM } from '../../domain/cards/body.ts'
import { numberOf } from '../../domain/cards/values.ts'
import { yearsOn } from '../../domain/life-stage.ts'
import { dueDateOf } from '../../domain/pregnancy/dates.ts'
import { dateInWords, numberInWords } from '../month/in-words.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { Register, RegisterColumn } from '../month/register.ts'
import {
  endOfPregnancy,
  firstSeen,
  HUSBAND,
  measuredDuring,
  ofPregnancy,
  PREGNANCY_WEIGHTS,
  pregnancyOf,
  TETANUS_COLUMNS,
  visitsDuring,
  weeksOn,
} from './mother-columns.ts'
import { isPus, isWus } from './mothers.ts'
import { ADDRESS, NAME, REMARK, ROW_NUMBER } from './register-columns.ts'

const BOOKS = 'SIP, format buku posyandu'
/** Domain spec §11.2. */
const SOURCE = 'SIP; susunan kolom: cocokkan dengan buku setempat'

const GROUP_OF_TEN = byHand('dasawisma', 'Kelompok dasawisma')

/** A line is a baby born or lost in the year, or a woman whose pregnancy has no living baby registered. */
export const SIP_1: Register = {
  code: 'sip-1',
  title: 'SIP format 1: ibu hamil, kelahiran, kematian bayi dan ibu',
  version: BOOKS,
  source: SOURCE,
  includes: (at) => at.isSasaran && (isBabyOfYear(at) || isMotherOfYear(at)),
  columns: [
    ROW_NUMBER,
    {
      code: 'ibu',
      label: 'Nama ibu',
      text: (at) => (isBabyOfYear(at) ? (at.person.shown.motherName ?? '') : at.person.name),
    },
    {
      code: 'bapak',
      label: 'Nama bapak',
      text: (at, row) => (isBabyOfYear(at) ? (at.person.shown.fatherName ?? '') : HUSBAND.text(at, row)),
    },
    { code: 'bayi', label: 'Nama bayi', text: (at) => (isBabyOfYear(at) ? at.person.name : '') },
    {
      code: 'lahir',
      label: 'Tanggal lahir bayi',
      text: (at) => (isBabyOfYear(at) ? dateInWords(at.person.birth) : ''),
    },
    {
      code: 'bayi-meninggal',
      label: 'Bayi',
      under: 'Tanggal meninggal',
      text: (at) => (isBabyOfYear(at) ? diedOn(at) : ''),
    },
    {
      code: 'ibu-meninggal',
      label: 'Ibu',
      under: 'Tanggal meninggal',
      text: (at) => (isBabyOfYear(at) ? '' : diedOn(at)),
    },
    { code: 'ket', label: 'Keterangan', text: (at) => (isBabyOfYear(at) ? '' : stateOf(at)) },
  ],
}

export const SIP_4: Register = {
  code: 'sip-4',
  title: 'SIP format 4: register WUS dan PUS',
  version: BOOKS,
  source: SOURCE,
  includes: (at) => at.isSasaran && isWus(at),
  columns: [
    ROW_NUMBER,
    NAME,
    {
      code: 'umur',
      label: 'Umur (tahun)',
      text: ({ months }) => (months === undefined ? '' : String(Math.floor(months / 12))),
    },
    { code: 'pus', label: 'PUS', text: (at) => (isPus(at) ? 'PUS' : '') },
    {
      ...HUSBAND,
      text: ({ person }) => person.pregnancies.findLast(({ husband }) => husband !== undefined)?.husband ?? '',
    },
    byHand('ks', 'Tahapan KS'),
    GROUP_OF_TEN,
    byHand('anak-hidup', 'Hidup', 'Jumlah anak'),
    byHand('anak-meninggal', 'Meninggal pada umur', 'Jumlah anak'),
    { code: 'lila', label: `LiLA (cm), * di bawah ${numberInWords(KEK_CM)}`, text: lastArm },
    byHand('yodium', 'Kapsul yodium'),
    ...TETANUS_COLUMNS,
    // Which KB she uses is not for a book that lies at the posyandu (K20).
    byHand('kb', 'Jenis kontrasepsi'),
    byHand('kb-ganti', 'Penggantian: jenis dan tanggal'),
    REMARK,
  ],
}

/** Bungkus of 30 tablets: three are the 90 of a pregnancy (§7). */
const PACK = 30

export const SIP_5: Register = {
  code: 'sip-5',
  title: 'SIP format 5: register ibu hamil',
  version: BOOKS,
  source: SOURCE,
  includes: (at) => at.isSasaran && pregnancyOf(at) !== undefined,
  columns: [
    ROW_NUMBER,
    {
      code: 'daftar',
      label: 'Tanggal pertama',
      text: ofPregnancy((pregnancy, at) => dateInWords(firstSeen(pregnancy, at))),
    },
    NAME,
    {
      code: 'umur',
      label: 'Umur (tahun)',
      text: ({ person: { birth }, on }) => (birth === undefined || birth > on ? '' : String(yearsOn(birth, on))),
    },
    ADDRESS,
    GROUP_OF_TEN,
    {
      code: 'minggu',
      label: 'Umur kehamilan saat pertama (minggu)',
      text: ofPregnancy((pregnancy, at) => numberInWords(weeksOn(pregnancy, firstSeen(pregnancy, at)))),
    },
    { code: 'hamil-ke', label: 'Hamil ke', text: ofPregnancy(({ gravida }) => numberInWords(gravida)) },
    {
      code: 'lila',
      label: 'LiLA pertama (cm)',
      text: ofPregnancy((pregnancy, at) => numberInWords(measuredDuring(pregnancy, at, 'armCm')[0])),
    },
    {
      code: 'pmt',
      label: 'PMT pemulihan (porsi)',
      text: ofPregnancy((pregnancy, at) => {
        const portions = measuredDuring(pregnancy, at, 'measure.mt-porsi')
        return portions.length === 0 ? '' : String(portions.reduce((sum, n) => sum + n, 0))
      }),
    },
    ...PREGNANCY_WEIGHTS,
    ...['I', 'II', 'III'].map((label, i) => packColumn(label, i + 1)),
    ...TETANUS_COLUMNS,
    { code: 'ket', label: 'Keterangan', text: stateOf },
  ],
}

/** Columns of the form for which nothing is recorded. */
function byHand(code: string, label: string, under?: string): RegisterColumn {
  return { code, label, ...(under !== undefined && { under }), text: () => '' }
}

function isBabyOfYear({ person: { birth, shown }, month }: PersonMonth): boolean {
  if (birth === undefined || birth > month.last) return false
  const year = month.month.slice(0, 4)
  const isInfantDeath =
    shown.living === 'meninggal' &&
    shown.livingSince?.startsWith(year) === true &&
    yearsOn(birth, shown.livingSince) < 1
  return birth.startsWith(year) || isInfantDeath
}

function isMotherOfYear(at: PersonMonth): boolean {
  const pregnancy = pregnancyOf(at)
  if (pregnancy === undefined) return false
  const hasBaby = endOfPregnancy(at, pregnancy) !== undefined && pregnancy.babies.some(({ alive }) => alive)
  return !hasBaby || at.person.shown.living === 'meninggal'
}

function diedOn({ person: { shown }, month }: PersonMonth): string {
  const { living, livingSince } = shown
  return living === 'meninggal' && (!livingSince || livingSince <= month.last) ? dateInWords(livingSince) || 'ya' : ''
}

/** Where she is with it: a due date, or how it ended. */
function stateOf(at: PersonMonth): string {
  const pregnancy = pregnancyOf(at)
  if (pregnancy === undefined) return ''
  const ended = endOfPregnancy(at, pregnancy)
  if (ended !== undefined) return `${pregnancy.outcome ?? ''} ${dateInWords(ended)}`.trim()
  const due = dateInWords(dueDateOf(pregnancy))
  return due === '' ? 'hamil' : `hamil, HPL ${due}`
}

function lastArm({ person, month }: PersonMonth): string {
  const arm = numberOf(
    person.visits.findLast(({ on, shown }) => on <= month.last && typeof shown.armCm === 'number')?.shown.armCm ??
      undefined,
  )
  return arm !== undefined && arm < KEK_CM ? `${numberInWords(arm)} *` : numberInWords(arm)
}

/** The day on which she had so many packs, TTD and MMS together. */
function packColumn(label: string, packs: number): RegisterColumn {
  return {
    code: `fe-${packs}`,
    label,
    under: `Tablet tambah darah (bungkus ${PACK})`,
    text: ofPregnancy((pregnancy, at) => {
      let given = 0
      for (const { on, shown } of visitsDuring(pregnancy, at)) {
        given += (shown['measure.ttd'] ?? 0) + (shown['measure.mms'] ?? 0)
        if (given >= packs * PACK) return dateInWords(on)
      }
      return ''
    }),
  }
}
