/** The one catalogue of every sentence in the app. Indonesian is built in; English is fetched when somebody asks for it. */
import { id } from './id/index.ts'

export type Words = typeof id
export type Language = 'id' | 'en'
type English = typeof import('./en/all.ts')

/** Undefined while the app speaks Indonesian. */
let english: English | undefined = $state.raw()
let isForOffice = false

/** The words of the chosen language; reactive. */
export function t(): Words {
  return english && !isForOffice ? english.en : id
}

/** The chosen language; reactive. */
export function language(): Language {
  return english ? 'en' : 'id'
}

/** A part of the catalogue that only some screens load; its English comes with the rest of the English. */
export function part<Part>(indonesian: Part, inEnglish: (english: English) => Part): () => Part {
  return () => (english && !isForOffice ? inEnglish(english) : indonesian)
}

/**
 * What goes to an Indonesian office, or is written down for everybody: in Indonesian whatever the screen speaks. Nothing
 * that keeps words may be worked out inside (`$derived`): the screen would show them too.
 */
export function inIndonesian<Said>(say: () => Said): Said {
  const before = isForOffice
  isForOffice = true
  try {
    return say()
  } finally {
    isForOffice = before
  }
}

/** Rejects when English is not on this phone and cannot be fetched; the language then stays as it is. */
export async function setLanguage(language: Language): Promise<void> {
  english = language === 'en' ? await import('./en/all.ts') : undefined
  document.documentElement.lang = language
}
