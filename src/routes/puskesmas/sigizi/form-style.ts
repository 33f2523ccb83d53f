import { USUAL_STYLE, type FormStyle } from '../../../reports/national/sigizi.ts'
import { kept } from '../../kept.ts'

const KEY = 'sigizi/gaya'

/** How this computer's SIGIZI wants numbers and dates. */
export function keptStyle(): FormStyle {
  const [decimal, date] = (kept().getItem(KEY) ?? '').split('|')
  return {
    decimal: decimal === ',' || decimal === '.' ? decimal : USUAL_STYLE.decimal,
    date: date === 'yyyy-mm-dd' || date === 'dd-mm-yyyy' ? date : USUAL_STYLE.date,
  }
}

export function keepStyle({ decimal, date }: FormStyle): void {
  kept().setItem(KEY, `${decimal}|${date}`)
}
