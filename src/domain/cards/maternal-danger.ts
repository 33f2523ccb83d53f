/** Danger signs of a mother (§8.6): any of them is referred at once. */
import { DANGER } from './adult-danger.ts'
import { AFTER_BIRTH, dangerInWords, PREGNANT } from './danger-options.ts'
import type { CardField, Option } from './field.ts'
import type { CardReason } from './reasons.ts'
import { listOf } from './values.ts'

export const MATERNAL_DANGER_SIGNS: readonly CardField[] = [
  signs('ibu-hamil', PREGNANT, 'bahaya-hamil', 'Tanda bahaya ibu hamil'),
  signs('ibu-nifas', AFTER_BIRTH, 'bahaya-nifas', 'Tanda bahaya ibu nifas'),
]

function signs(
  card: 'ibu-hamil' | 'ibu-nifas',
  options: readonly Option[],
  reason: CardReason,
  formal: string,
): CardField {
  return {
    name: DANGER,
    label: 'Tanda bahaya',
    step: 4,
    cards: [card],
    kind: 'many',
    options,
    due: 'every-visit',
    means: (value) => {
      const chosen = listOf(value)
      if (chosen.length === 0) return undefined
      return {
        code: reason,
        colour: 'merah',
        formal,
        number: dangerInWords(chosen, options),
        says: 'Ada tanda bahaya. Antar ke puskesmas atau rumah sakit sekarang, telepon bidan.',
        follow: { reason, route: 'segera' },
      }
    },
    source: 'Buku KIA dan checklist kunjungan rumah ibu hamil, ibu nifas (§8.6); K6',
  }
}
