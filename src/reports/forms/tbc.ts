/** TBC at posyandu, all ages: screened, suspected, sent on (§4.11, §9.3). What the laboratory found is not kept here (K20). */
import { TBC_SIGNS } from '../../domain/child-care/signs.ts'
import type { ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedReferral } from '../month/served.ts'
import { hasArrived, isSeen, isTbcContact, tbcSigns, tbcYes } from './examined.ts'
import { headed } from './headed.ts'

export const TBC: ReportForm = {
  code: 'tbc',
  title: 'Skrining TBC',
  version: '2023',
  // Domain spec C1, §4.11, §9.3.
  source: 'Kepmenkes 2015/2023, tabel 10; dasbor PWS',
  concerns: (at) => at.isSasaran,
  rows: 'band-and-sex',
  identities: [
    { says: 'Datang = diskrining + tidak diskrining', left: ['datang'], right: ['skrining', 'tidak-skrining'] },
    {
      says: 'Diskrining = terduga + kontak erat + bukan terduga',
      left: ['skrining'],
      right: ['terduga', 'kontak', 'bukan'],
    },
  ],
  columns: [
    { code: 'sasaran', label: 'Sasaran', of: (at) => at.isSasaran },
    { code: 'datang', label: 'Datang', of: isSeen },
    { code: 'skrining', label: 'Diskrining gejala TBC', of: isTbcScreened },
    { code: 'tidak-skrining', label: 'Datang, tidak diskrining', of: (at) => isSeen(at) && !isTbcScreened(at) },
    ...headed(
      'Hasil',
      ['terduga', 'Terduga (1 gejala atau lebih)', isTbcSuspect],
      ['kontak', 'Kontak erat tanpa gejala', (at) => isSeen(at) && isTbcContact(at) && tbcSigns(at) === 0],
      ['bukan', 'Bukan terduga', (at) => isTbcScreened(at) && tbcYes(at) === 0],
      ['dua-gejala', '2 gejala atau lebih', (at) => isSeen(at) && tbcYes(at) >= 2],
    ),
    ...headed(
      'Rujukan',
      ['dirujuk', 'Dirujuk karena TBC', (at) => ofTbc(at).length > 0],
      ['sampai', 'Rujukan sampai atau dijawab', (at) => ofTbc(at).some(hasArrived)],
      ['belum', 'Belum ada kabar', (at) => ofTbc(at).length > 0 && !ofTbc(at).some(hasArrived)],
    ),
  ],
}

/** One sign is enough (C1). */
export function isTbcSuspect(at: PersonMonth): boolean {
  return isSeen(at) && tbcSigns(at) > 0
}

/** Something was found, or everything that their card asks was answered. */
export function isTbcScreened(at: PersonMonth): boolean {
  if (!isSeen(at)) return false
  return tbcYes(at) > 0 || (at.card === 'anak' ? isChildAsked(at) : at.finding('tbc') !== undefined)
}

/** Three signs, and the fourth of one of the two cards (C1). */
function isChildAsked({ values }: PersonMonth): boolean {
  const isAsked = (code: (typeof TBC_SIGNS)[number]): boolean => typeof values[`ask.${code}`] === 'boolean'
  const [cough, fever, weight, ...fourth] = TBC_SIGNS
  return [cough, fever, weight].every(isAsked) && fourth.some(isAsked)
}

const REASONS: ReadonlySet<string> = new Set(['tbc', 'tbc-kontak-erat', 'tbc-gejala', 'tbc-kontak'])

function ofTbc(at: PersonMonth): readonly ServedReferral[] {
  return at.isSasaran ? at.referrals.filter(({ reasons }) => reasons.some((reason) => REASONS.has(reason))) : []
}
