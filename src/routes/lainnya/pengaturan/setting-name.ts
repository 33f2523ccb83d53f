import { immunizationWords } from '../../../ui/words/immunization.ts'
import { followUpWords } from '../../../ui/words/follow-up.ts'
import { settingsWords } from '../../../ui/words/settings.ts'
import type { NumberSetting } from './number-settings.ts'

/** What a setting's field is called, with its unit. */
export function settingName({ group, of }: NumberSetting): string {
  const words = settingsWords()
  const named = (names: object): string => (names as Readonly<Record<string, string>>)[of] ?? of
  switch (group) {
    case 'pressure':
    case 'kms':
      return named(words.numbers)
    case 'vials':
      return named(immunizationWords().product)
    case 'discard':
      return words.hoursOf(named(immunizationWords().product))
    case 'answer':
      return words.daysOf(named(followUpWords().tier))
    case 'pmt':
      return words.daysOf(named(followUpWords().pmt.reason))
  }
}
