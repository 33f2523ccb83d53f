/** SIP format 6: who came, who was born and who died, by month. The hands at work are `kader-attendance.ts`. */
import type { Column, ReportForm } from '../month/form.ts'
import { childGroupOf } from './child.ts'
import { isSeen } from './examined.ts'
import { headed } from './headed.ts'
import { isAfterBirth, isPregnant } from './ilp-ibu.ts'
import { KIA } from './kia.ts'
import { isPus, isWus } from './mothers.ts'

export const SIP_6: ReportForm = {
  code: 'sip-6',
  title: 'SIP format 6: pengunjung, petugas, kelahiran dan kematian',
  version: 'SIP, format buku posyandu',
  // Domain spec §11.2.
  source: 'SIP; susunan kolom: cocokkan dengan buku setempat',
  concerns: (at) => at.isSasaran,
  identities: [],
  columns: [
    ...headed(
      'Pengunjung',
      ['3', 'Bayi 0–11 bulan', (at) => isSeen(at) && childGroupOf(at) === 'bayi'],
      ['4', 'Balita 12–59 bulan', (at) => isSeen(at) && childGroupOf(at) === 'balita'],
      ['5', 'WUS (15–49 tahun)', (at) => isSeen(at) && isWus(at)],
      ['6', 'PUS (WUS yang menikah)', (at) => isSeen(at) && isPus(at)],
      ['7', 'Ibu hamil', (at) => isSeen(at) && isPregnant(at)],
      ['8', 'Ibu menyusui', (at) => isSeen(at) && isAfterBirth(at)],
    ),
    ...headed(
      'Kelahiran dan kematian',
      ['9', 'Bayi lahir', ofKia('bayi-lahir')],
      ['10', 'Bayi meninggal', (at) => Number(ofKia('neo-meninggal')(at)) + Number(ofKia('bayi-meninggal')(at))],
      ['11', 'Ibu hamil, melahirkan, nifas meninggal', ofKia('ibu-meninggal')],
    ),
    unknown('12', 'Kader', 'Petugas hadir', 'Lihat rekap hadir kader.'),
    unknown('13', 'PLKB', 'Petugas hadir', 'Tidak dicatat.'),
    unknown('14', 'Tenaga kesehatan', 'Petugas hadir', 'Lihat kertas hari buka.'),
  ],
}

function ofKia(code: string): Column['of'] {
  const column = KIA.columns.find((each) => each.code === code)
  if (!column) throw new Error(`expected a column ${code} in ${KIA.code}, found none`)
  return column.of
}

function unknown(code: string, label: string, under: string, blank: string): Column {
  return { code, label, under, blank, of: () => false }
}
