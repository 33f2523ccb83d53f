/** Danger signs from six years on (§8.6): any of them is referred at once. */
import type { CardCode } from '../life-stage.ts'
import { dangerInWords, FROM_SIX_YEARS } from './danger-options.ts'
import type { CardField } from './field.ts'
import { listOf } from './values.ts'

export const DANGER = 'ask.bahaya'

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
  options: FROM_SIX_YEARS,
  due: 'every-visit',
  means: (value) => {
    const signs = listOf(value)
    if (signs.length === 0) return undefined
    return {
      code: 'bahaya-dewasa',
      colour: 'merah',
      formal: 'Tanda bahaya',
      number: dangerInWords(signs, FROM_SIX_YEARS),
      says: 'Ada tanda bahaya. Antar ke puskesmas atau rumah sakit sekarang, telepon bidan.',
      follow: { reason: 'bahaya-dewasa', route: 'segera' },
    }
  },
  source: 'Tanda bahaya dewasa dan lansia (§8.6, sebagian [background, verify]); K6',
}
