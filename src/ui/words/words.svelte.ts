/** The one catalogue of every sentence in the app. Indonesian is built in; English is loaded when somebody asks for it. */
import { id } from './id/index.ts'

export type Words = typeof id
export type Language = 'id' | 'en'

let catalogue: Words = $state.raw(id)
let chosen: Language = $state('id')

/** The words of the chosen language; reactive. */
export function t(): Words {
  return catalogue
}

/** The chosen language; reactive. */
export function language(): Language {
  return chosen
}

export async function setLanguage(language: Language): Promise<void> {
  catalogue = language === 'en' ? (await import('./en/index.ts')).en : id
  chosen = language
  document.documentElement.lang = language
}
