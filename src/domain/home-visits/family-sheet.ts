/**
 * Data keluarga: what a household has, beside what stands in the register (No KK, alamat, anggota). Who has TBC or is
 * mentally ill is written for the bidan, by person (K20).
 */
import { choice, VERSION, yesNo, type HomeSheet } from './sheet.ts'

export const FAMILY: HomeSheet = {
  code: 'keluarga',
  version: VERSION,
  title: 'Data keluarga',
  fields: [
    yesNo('air', 'Ada air bersih?', { is: false, says: 'Catat di catatan: ambil air dari mana.' }),
    choice('air-jenis', 'Air bersih dari', [
      { code: 'pdam', label: 'PDAM' },
      { code: 'sumur-bor', label: 'Sumur bor' },
      { code: 'sumur-gali', label: 'Sumur gali' },
      { code: 'mata-air', label: 'Mata air' },
      { code: 'lain', label: 'Lain' },
    ]),
    yesNo('jamban', 'Punya jamban sendiri?', { is: false, says: 'Laporkan ke bidan desa.' }),
    yesNo('jamban-saniter', 'Jamban leher angsa dengan tangki septik?', undefined, {
      when: ({ today }) => today['ask.jamban'] === true,
    }),
    yesNo('ventilasi', 'Jendela dibuka, cahaya dan udara masuk?', {
      is: false,
      says: 'Jelaskan: buka jendela tiap pagi.',
    }),
    yesNo('ht', 'Ada yang darah tinggi?'),
    yesNo('dm', 'Ada yang kencing manis?'),
    yesNo('jkn', 'Semua punya JKN (BPJS)?'),
    yesNo('merokok', 'Ada yang merokok di dalam rumah?', {
      is: true,
      says: 'Jelaskan: merokok di luar, jauh dari anak.',
    }),
  ],
}
