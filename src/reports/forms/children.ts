/** The forms and registers of children from birth to 71 months. */
import type { ReportForm } from '../month/form.ts'
import type { Register } from '../month/register.ts'
import { BUKU_7 } from './buku-7.ts'
import { KOHORT_BALITA, KOHORT_BAYI } from './cohorts.ts'
import { F1 } from './f1.ts'
import { GIZI } from './gizi.ts'
import { ILP_ANAK } from './ilp-anak.ts'
import { LB3_GIZI } from './lb3-gizi.ts'
import { PWS_IMUNISASI } from './pws-imunisasi.ts'
import { SIP_2, SIP_3 } from './sip-registers.ts'
import { SIP_7 } from './sip-7.ts'
import { SKDN } from './skdn.ts'
import { VITA } from './vita.ts'

export const CHILD_FORMS: readonly ReportForm[] = [
  SKDN,
  ILP_ANAK,
  GIZI,
  VITA,
  PWS_IMUNISASI,
  F1,
  BUKU_7,
  SIP_7,
  LB3_GIZI,
]
export const CHILD_REGISTERS: readonly Register[] = [KOHORT_BAYI, KOHORT_BALITA, SIP_2, SIP_3]
