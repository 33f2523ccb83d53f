import { absent, certain, doubtful, type DoubtedField, type Reading } from './doubt.ts'
import { isBlank, isBroken, textIn, writtenIn, type Cell } from './sheet.ts'

/** L or P; Laki-laki and Perempuan in their usual shortenings, and as the registry of residents (SIAK) numbers them. */
export function readSex(cell: Cell | undefined): Reading<'L' | 'P'> {
  if (isBlank(cell)) return doubtful('sex-missing', 'sex', writtenIn(cell))
  const word = SIAK_SEXES[textIn(cell)] ?? lettersOf(cell)
  if (/^(l|lk|lakilaki|laki|lelaki|pria|cowok)$/.test(word)) return certain('L')
  if (/^(p|pr|perempuan|wanita|cewek)$/.test(word)) return certain('P')
  return doubtful('sex-unreadable', 'sex', writtenIn(cell))
}

const SIAK_SEXES: Readonly<Record<string, string>> = { 1: 'l', 2: 'p' }

/** How a child was measured. L and H are the letters of the WHO and e-PPGBM forms: length lying, height standing. */
export function readPosture(cell: Cell | undefined): Reading<'terlentang' | 'berdiri'> {
  if (isBlank(cell)) return absent
  const word = lettersOf(cell)
  if (/^(l|terlentang|telentang|tidur|berbaring|baring|pb|panjang)$/.test(word)) return certain('terlentang')
  if (/^(h|berdiri|diri|tb|tinggi)$/.test(word)) return certain('berdiri')
  return doubtful('posture-unreadable', 'posture', writtenIn(cell))
}

/** The capsule's colour: blue 6 to 11 months, red 12 to 59. A bare tick does not say which. */
export function readVitaminA(cell: Cell | undefined, ageMonths: number | undefined): Reading<'biru' | 'merah'> {
  if (isBlank(cell)) return absent
  const word = lettersOf(cell)
  if (/^(tidak|tdk|blm|belum)/.test(word)) return absent
  if (/^(b|biru|kapsulbiru)$/.test(word)) return certain('biru')
  if (/^(m|merah|kapsulmerah)$/.test(word)) return certain('merah')
  const byAge =
    ageMonths === undefined || ageMonths < 6 || ageMonths > 59 ? undefined : ageMonths < 12 ? 'biru' : 'merah'
  return doubtful('vitamin-a-unreadable', 'vitaminA', writtenIn(cell), byAge)
}

/** Ya or tidak, as e-PPGBM and people write them. */
export function readYesNo(field: DoubtedField, cell: Cell | undefined): Reading<boolean> {
  if (isBlank(cell)) return absent
  const word = textIn(cell).toLowerCase()
  if (/^(ya|y|iya|1|true|v|√|✓|ada|sudah|sdh|dapat|ikut)$/.test(word)) return certain(true)
  if (/^(tidak|tdk|t|n|0|false|x|belum|blm|tidak ada)$/.test(word)) return certain(false)
  return doubtful('mark-unreadable', field, writtenIn(cell))
}

/** Swollen feet that keep the finger's mark: no, or how far up (1 to 3). */
export function readOedema(cell: Cell | undefined): Reading<boolean> {
  if (/^\+?[123]( ?\+)?$/.test(textIn(cell))) return certain(true)
  return readYesNo('oedema', cell)
}

/** An Indonesian phone number, from 0; Excel drops that 0 from a number. */
export function readPhone(cell: Cell | undefined): Reading<string> {
  if (isBlank(cell) || /^(tidak|tdk|belum|blm)\b/i.test(textIn(cell))) return absent
  const digits = textIn(cell).replace(/[\s'’.()-]/g, '')
  const fromZero = digits.replace(/^\+?62(?=\d)/, '0').replace(/^(?=8\d{8})/, '0')
  return /^0\d{8,13}$/.test(fromZero) ? certain(fromZero) : doubtful('phone-unreadable', 'phone', writtenIn(cell))
}

/** RT and RW are written with three digits: '4', 4 and 'RT 04' are '004'. */
export function readAreaNumber(field: 'rt' | 'rw', cell: Cell | undefined): Reading<string> {
  if (isBlank(cell)) return absent
  if (isBroken(cell)) return doubtful('text-unreadable', field, writtenIn(cell))
  const text = textIn(cell).replace(/^(rt|rw)[\s.:]*/i, '')
  return certain(/^\d{1,3}$/.test(text) ? text.padStart(3, '0') : text)
}

const IMMUNIZATION = /imunisasi|imunsasi|vaksin|suntik/i
const REFUSAL = /menolak|nolak|tolak|(tidak|tdk|gak|ga|nggak) (mau|bersedia)/i
const NOT_ANY_MORE = /(tidak|tdk|bukan) (pernah )?menolak|(sudah|sdh) (mau|bersedia|tidak)|\b(dulu|awalnya|sempat)\b/i

/** The refusal of immunisation in a note, in the parents' own words. */
export function readRefusal(cell: Cell | undefined): Reading<string> {
  const text = textIn(cell)
  if (!REFUSAL.test(text)) return absent
  const ofImmunization = IMMUNIZATION.test(text) && !NOT_ANY_MORE.test(text)
  const ofSomethingElse = !IMMUNIZATION.test(text) && !/ortu|orang ?tua|ayah|ibu|keluarga/i.test(text)
  if (ofSomethingElse) return absent
  return ofImmunization ? certain(text) : doubtful('refusal-unclear', 'immunizationRefused', text)
}

function lettersOf(cell: Cell | undefined): string {
  return textIn(cell)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}
