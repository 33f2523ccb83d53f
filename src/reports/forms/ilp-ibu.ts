/** Recap of the open days: ibu hamil, nifas and menyusui, in the order of the printed form (domain spec §11.3). */
import { isWithKek } from '../../domain/cards/maternal-weight.ts'
import { nifasCapsules } from '../../domain/pregnancy/vitamin-a.ts'
import type { ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { confided, isScreened } from './confided.ts'
import { givenIn, hasAdvice, isReferred, isSeen, isVisitor, tbcSigns } from './examined.ts'
import { headed } from './headed.ts'
import { capsulesAtVisits } from './mothers.ts'

export const ILP_IBU: ReportForm = {
  code: 'ilp-ibu',
  title: 'Rekap ILP ibu hamil, nifas dan menyusui (29 kolom)',
  version: '2023',
  // Domain spec S8, §11.3.
  source: 'Buku rekap posyandu ILP; kartu bantu ibu hamil, nifas dan menyusui',
  concerns: ({ person, maternal }) => person.pregnancies.length > 0 && maternal !== undefined,
  identities: [
    { says: 'Ibu hamil = datang + tidak datang', left: ['2'], right: ['4', '6'] },
    { says: 'Ibu nifas/menyusui = datang + tidak datang', left: ['3'], right: ['5', '7'] },
  ],
  columns: [
    ...headed(
      'Sasaran',
      ['2', 'Ibu hamil', (at) => at.isSasaran && isPregnant(at)],
      ['3', 'Ibu nifas/menyusui', (at) => at.isSasaran && isAfterBirth(at)],
    ),
    ...headed('Datang', ['4', 'Ibu hamil', isSeenPregnant], ['5', 'Ibu nifas/menyusui', isSeenAfterBirth]),
    ...headed(
      'Tidak datang',
      ['6', 'Ibu hamil', (at) => at.isSasaran && !at.came && isPregnant(at)],
      ['7', 'Ibu nifas/menyusui', (at) => at.isSasaran && !at.came && isAfterBirth(at)],
    ),
    ...headed(
      'BB sesuai kurva Buku KIA',
      ['8', 'Ya (hijau)', (at) => isSeenPregnant(at) && at.finding('bb-hamil')?.letter === 'Ya'],
      ['9', 'Tidak (merah)', (at) => isSeenPregnant(at) && at.finding('bb-hamil')?.letter === 'Tidak'],
    ),
    ...headed(
      'LiLA',
      ['10', 'Hijau', (at) => isSeen(at) && at.finding('armCm')?.colour === 'hijau'],
      ['11', 'Merah (KEK)', (at) => isSeen(at) && at.finding('armCm')?.colour === 'merah'],
    ),
    // As the card's own two colours: 140/90 or more is red, whatever stands below it is not (card 1, column 8).
    ...headed(
      'Tekanan darah',
      ['12', 'Hijau', (at) => isSeen(at) && ['N', 'R'].includes(at.finding('td')?.letter ?? '')],
      ['13', 'Merah', (at) => isSeen(at) && at.finding('td')?.letter === 'T'],
    ),
    // The adults' forms print "2 gejala"; this one prints none, so one is enough (C1).
    { code: '14', label: 'Ada gejala TBC', of: (at) => isSeen(at) && tbcSigns(at) > 0 },
    ...headed(
      'TTD atau MMS',
      [
        '15',
        'Ibu hamil dapat',
        (at) => isSeenPregnant(at) && givenIn(at, 'measure.ttd') + givenIn(at, 'measure.mms') > 0,
      ],
      ['16', 'Minum tiap hari', answered('ask.ttd-minum', true)],
      ['17', 'Tidak tiap hari', answered('ask.ttd-minum', false)],
    ),
    ...headed(
      'MT ibu hamil KEK',
      ['18', 'Dapat', (at) => isSeenPregnant(at) && isKek(at) && givenIn(at, 'measure.mt-porsi') > 0],
      ['19', 'Makan tiap hari', (at) => isKek(at) && answered('ask.mt-habis', true)(at)],
      ['20', 'Tidak tiap hari', (at) => isKek(at) && answered('ask.mt-habis', false)(at)],
    ),
    ...headed(
      'Kelas ibu hamil',
      ['21', 'Ikut', answered('ask.kelas-ibu', true)],
      ['22', 'Tidak', answered('ask.kelas-ibu', false)],
    ),
    ...headed(
      'Vitamin A ibu nifas',
      ['23', 'Dapat', (at) => isSeenInNifas(at) && nifasCapsulesOf(at) > 0],
      ['24', 'Tidak', (at) => isSeenInNifas(at) && nifasCapsulesOf(at) === 0],
    ),
    // Which one is said to the bidan alone (K20): on devices that may not read it nobody counts in either.
    ...headed(
      'KB pasca persalinan',
      ['25', 'Ya', (at) => isSeenAfterBirth(at) && (contraception(at) ?? 0) > 0],
      ['26', 'Tidak', (at) => isSeenAfterBirth(at) && contraception(at) === 0],
    ),
    { code: '27', label: 'Dapat edukasi', of: (at) => isSeen(at) && hasAdvice(at) },
    ...headed(
      'Dirujuk',
      ['28', 'Ibu hamil', (at) => at.isSasaran && isPregnant(at) && isReferred(at)],
      ['29', 'Ibu nifas/menyusui', (at) => at.isSasaran && isAfterBirth(at) && isReferred(at)],
    ),
    ...headed(
      'Luar wilayah (tidak masuk kolom lain)',
      ['tamu-hamil', 'Ibu hamil', (at) => isVisitor(at) && isPregnant(at)],
      ['tamu-nifas', 'Ibu nifas/menyusui', (at) => isVisitor(at) && isAfterBirth(at)],
    ),
    {
      code: 'kb-belum-terbaca',
      label: 'KB ditanyakan, jawabannya tidak ada di perangkat ini',
      of: (at) => isSeenAfterBirth(at) && isScreened(at, 'kb') && contraception(at) === undefined,
    },
  ],
}

export function isPregnant({ maternal }: PersonMonth): boolean {
  return maternal?.state === 'hamil'
}

/** In the nifas, or breastfeeding. */
export function isAfterBirth({ maternal }: PersonMonth): boolean {
  return maternal !== undefined && maternal.state !== 'hamil'
}

/** Capsules since the birth, of KF contacts and open days, until the day she came. */
export function nifasCapsulesOf({ person, maternal, on }: PersonMonth): number {
  const birth = maternal?.pregnancy.endedOn
  if (maternal === undefined || birth === undefined) return 0
  return nifasCapsules(birth, maternal.pregnancy.afterBirth, capsulesAtVisits(person), on).given
}

function isSeenPregnant(at: PersonMonth): boolean {
  return isSeen(at) && isPregnant(at)
}

function isSeenAfterBirth(at: PersonMonth): boolean {
  return isSeen(at) && isAfterBirth(at)
}

function isSeenInNifas(at: PersonMonth): boolean {
  return isSeen(at) && at.maternal?.state === 'nifas'
}

function answered(name: string, is: boolean): (at: PersonMonth) => boolean {
  return (at) => isSeenPregnant(at) && at.values[name] === is
}

function isKek({ visitor }: PersonMonth): boolean {
  return visitor !== undefined && isWithKek(visitor)
}

/** The chosen option: 0 is none. Undefined where it was not asked, or may not be read here. */
function contraception(at: PersonMonth): number | undefined {
  return confided(at, 'kb')?.answers.cara
}
