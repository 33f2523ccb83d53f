/** Danger signs from six years on (§8.6): any of them is referred at once. */
import type { CardCode } from '../life-stage.ts'
import type { CardField, Option } from './field.ts'
import { listOf } from './values.ts'

export const DANGER = 'ask.bahaya'

/** A blood pressure of 180/110 is among them too, and comes from its numbers (`pressure.ts`). */
const SIGNS: readonly Option[] = [
  { code: 'stroke', label: 'Wajah perot, lemah satu sisi, atau bicara pelo' },
  { code: 'nyeri-dada', label: 'Nyeri dada' },
  { code: 'sesak', label: 'Sesak napas' },
  { code: 'kesadaran', label: 'Kesadaran menurun' },
  { code: 'gangren', label: 'Luka membusuk (gangren)' },
]

/**
 * The wish to end one's life belongs to the same list, but is not kept in the visit, which every kader's phone holds
 * (K20): it goes into a note for the bidan, of this topic.
 */
export const SELF_HARM_SIGN = { label: 'Ingin mengakhiri hidup', topic: 'menyakiti-diri' } as const

/** With the signs of the mind on a mother's list (§8.6: sulit tidur, cemas berlebih; sedih, depresi): as urgent, as private. */
export function confidedSignOf(card: CardCode): string {
  if (card === 'ibu-hamil') return 'Sulit tidur karena sangat cemas, atau ingin mengakhiri hidup'
  return card === 'ibu-nifas' ? 'Sangat sedih, atau ingin mengakhiri hidup' : SELF_HARM_SIGN.label
}

export const ADULT_DANGER_SIGNS: CardField = {
  name: DANGER,
  label: 'Tanda bahaya',
  step: 4,
  // Listed for adults; nobody from six years on is well with one of these [background].
  cards: ['sekolah-remaja', 'dewasa', 'lansia'],
  kind: 'many',
  options: SIGNS,
  due: 'every-visit',
  means: (value) => {
    const signs = listOf(value)
    if (signs.length === 0) return undefined
    return {
      code: 'bahaya-dewasa',
      colour: 'merah',
      formal: 'Tanda bahaya',
      number: signs.map((sign) => SIGNS.find(({ code }) => code === sign)?.label ?? sign).join(', '),
      says: 'Ada tanda bahaya. Antar ke puskesmas atau rumah sakit sekarang, telepon bidan.',
      follow: { reason: 'bahaya-dewasa', route: 'segera' },
    }
  },
  source: 'Tanda bahaya dewasa dan lansia (§8.6, sebagian [background, verify]); K6',
}
