/** Every form that is counted, and every register: what a month's tally holds, and what the screens offer. */
import type { ReportForm } from '../month/form.ts'
import type { Register } from '../month/register.ts'
import { CHILD_FORMS, CHILD_REGISTERS } from './children.ts'
import { GROWN_UP_FORMS, GROWN_UP_REGISTERS } from './grown-ups.ts'

export const FORMS: readonly ReportForm[] = [...CHILD_FORMS, ...GROWN_UP_FORMS]
export const REGISTERS: readonly Register[] = [...CHILD_REGISTERS, ...GROWN_UP_REGISTERS]

/**
 * Raised with every change to what a column counts: tallies that were kept are then made again. The forms' own versions
 * are for their readers.
 */
export const DEFINITIONS = 2
