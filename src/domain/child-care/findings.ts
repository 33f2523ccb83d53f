import type { CareAnswer, CareAnswers } from './question.ts'
import { TBC_CONTACT, TBC_SIGNS } from './signs.ts'

export type CareFindingCode =
  | 'tanda-bahaya'
  /** From one sign on; from how many a child is referred is a setting of the follow-up (C1). */
  | 'tbc-gejala'
  /** Contact with a TBC patient and no sign of the child's own: still seen at the puskesmas, for TPT. */
  | 'tbc-kontak'
  | 'sakit'
  | 'ceklis-tidak-lengkap'
  | 'asi-putus'
  | 'mpasi-kurang'

/** What in the answers is not as it should be; `signs` are the answers that say so, as codes. */
export type CareFinding = { readonly code: CareFindingCode; readonly signs: readonly string[] }

/** Findings of step 4, the most urgent first. `months`: completed months at the visit. */
export function careFindings(answers: CareAnswers, months: number): readonly CareFinding[] {
  const found: CareFinding[] = []
  const add = (code: CareFindingCode, signs: readonly string[]): unknown => found.push({ code, signs })

  const danger = list(answers['bahaya'])
  if (danger.length > 0) add('tanda-bahaya', danger)
  const tbc = tbcSigns(answers)
  if (tbc.some((code) => code !== TBC_CONTACT)) add('tbc-gejala', tbc)
  else if (tbc.length > 0) add('tbc-kontak', tbc)
  const sick = list(answers['sakit'])
  if (sick.length > 0) add('sakit', sick)
  if (answers['ceklis'] === 'tidak-lengkap') add('ceklis-tidak-lengkap', list(answers['ceklis-belum']))
  const broken = Object.keys(answers).filter((code) => code.startsWith('asi-') && answers[code] === false)
  if (months < MPASI_FROM && broken.length > 0) add('asi-putus', broken.sort())
  if (months >= MPASI_FROM && answers['mpasi'] === false) add('mpasi-kurang', list(answers['mpasi-belum']))
  return found
}

/** The signs answered with yes; how many there are fills the recap's column "≥2 gejala TBC". */
export function tbcSigns(answers: CareAnswers): readonly string[] {
  return TBC_SIGNS.filter((code) => answers[code] === true)
}

const MPASI_FROM = 6

function list(answer: CareAnswer | undefined): readonly string[] {
  return Array.isArray(answer) ? (answer as readonly string[]) : []
}
