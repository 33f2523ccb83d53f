import type { ReportForm } from '../month/form.ts'
import type { Register } from '../month/register.ts'
import { AGE_REGISTERS } from './age-registers.ts'
import { ILP_DEWASA } from './ilp-dewasa.ts'
import { ILP_IBU } from './ilp-ibu.ts'
import { ILP_REMAJA } from './ilp-remaja.ts'
import { KIA } from './kia.ts'
import { KOHORT_IBU } from './kohort-ibu.ts'
import { LAYANAN } from './layanan.ts'
import { PTM } from './ptm.ts'
import { SIP_6 } from './sip-6.ts'
import { SIP_1, SIP_4, SIP_5 } from './sip-mothers.ts'
import { SPM } from './spm.ts'
import { TBC } from './tbc.ts'

export const GROWN_UP_FORMS: readonly ReportForm[] = [
  ILP_IBU,
  ILP_REMAJA,
  ILP_DEWASA,
  KIA,
  PTM,
  TBC,
  SIP_6,
  LAYANAN,
  SPM,
]
export const GROWN_UP_REGISTERS: readonly Register[] = [KOHORT_IBU, SIP_1, SIP_4, SIP_5, ...AGE_REGISTERS]
