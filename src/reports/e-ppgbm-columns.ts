/**
 * Where every column of the e-PPGBM sheets comes from (SIGIZI-Terpadu, import templates of the identity and the
 * measurement sheet). Names and their order as the templates have them; districts change them, so they are data.
 */
export interface Column {
  readonly header: string
  readonly from: Source
}

export type Source =
  /** The number of the row. */
  | { readonly is: 'counted' }
  | {
      readonly is: 'field'
      readonly kind: 'person' | 'family' | 'visit' | 'open-day' | 'link'
      /** A field, or one of a family by its prefix: `ask.mbg`. */
      readonly names: readonly string[]
      /** The folder under `src/routes` of the screen that collects it. */
      readonly screen: string
    }

const REGISTER = 'warga/baru'
const CORRECT = 'warga/[person]/perbaiki'
const SCALE = 'hari/[openDay]/timbang'
const CARE = 'hari/[openDay]/pelayanan'
const VACCINES = 'hari/[openDay]/imunisasi'

const counted: Source = { is: 'counted' }
const person = (screen: string, ...names: readonly string[]): Source => ({ is: 'field', kind: 'person', names, screen })
const family = (...names: readonly string[]): Source => ({ is: 'field', kind: 'family', names, screen: CORRECT })
const visit = (screen: string, ...names: readonly string[]): Source => ({ is: 'field', kind: 'visit', names, screen })

export const IDENTITY_COLUMNS: readonly Column[] = [
  { header: 'No', from: counted },
  { header: 'anak_ke', from: person(CORRECT, 'birthOrder') },
  { header: 'tgl_lahir', from: person(REGISTER, 'birthDate') },
  { header: 'jenis_kelamin', from: person(REGISTER, 'sex') },
  { header: 'nomor_KK', from: family('kk') },
  { header: 'NIK', from: person(REGISTER, 'nik') },
  { header: 'nama_anak', from: person(REGISTER, 'name') },
  { header: 'usia_hamil', from: person(CORRECT, 'gestationWeeks') },
  { header: 'berat_lahir', from: person(CORRECT, 'birthWeightG') },
  { header: 'panjang_lahir', from: person(CORRECT, 'birthLengthCm') },
  { header: 'lingkar_kepala_lahir', from: person(CORRECT, 'birthHeadCm') },
  { header: 'kia', from: person(CORRECT, 'kia') },
  { header: 'kia_bayi_kecil', from: person(CORRECT, 'kiaSmallBaby') },
  { header: 'imd', from: person(CORRECT, 'imd') },
  { header: 'nama_ortu', from: person(REGISTER, 'motherName', 'fatherName') },
  { header: 'nik_ortu', from: person(CORRECT, 'parentNik') },
  { header: 'hp_ortu', from: person(CORRECT, 'phone') },
  { header: 'alamat', from: family('address') },
  { header: 'rt', from: family('rt') },
  { header: 'rw', from: family('rw') },
  /** A child written twice: somebody said that the two are one. */
  { header: 'hapus', from: { is: 'field', kind: 'link', names: ['same'], screen: 'tugas' } },
  { header: 'pindah', from: person(CORRECT, 'living') },
]

export const MEASUREMENT_COLUMNS: readonly Column[] = [
  { header: 'No', from: counted },
  { header: 'NIK', from: person(REGISTER, 'nik') },
  { header: 'nama_anak', from: person(REGISTER, 'name') },
  { header: 'TANGGALUKUR', from: { is: 'field', kind: 'open-day', names: ['date'], screen: 'hari' } },
  { header: 'BERAT', from: visit(SCALE, 'weightKg') },
  { header: 'TINGGI', from: visit(SCALE, 'heightCm') },
  { header: 'LILA', from: visit(SCALE, 'armCm') },
  { header: 'lingkar_kepala', from: visit(SCALE, 'headCm') },
  /** tidak, 1, 2 or 3: whether at the scale, how far in step 4. */
  { header: 'Pitting_edema', from: visit(SCALE, 'oedema') },
  { header: 'CARAUKUR', from: visit(SCALE, 'posture') },
  { header: 'vita', from: visit(VACCINES, 'vitaminA') },
  ...[0, 1, 2, 3, 4, 5, 6].map((month) => ({
    header: `asi_bulan_${month}`,
    from: visit(CARE, `ask.asi-${month}`),
  })),
  { header: 'kelas_ibu_balita', from: visit(CARE, 'ask.kelas-ibu-balita') },
  { header: 'mbg', from: visit(CARE, 'ask.mbg') },
]

/** The other half of `Pitting_edema`. */
export const OEDEMA_GRADE: Source = visit(CARE, 'ask.bengkak-derajat')
