import { setLanguage, type Language } from '../ui/words/words.svelte.ts'

const KEY = 'bahasa'

export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'id'
}

/** False when English is not on this phone and cannot be fetched now; the language then stays as it is. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  try {
    await setLanguage(language)
  } catch {
    return false
  }
  localStorage.setItem(KEY, language)
  return true
}

export function chooseStoredLanguage(): void {
  if (storedLanguage() === 'en') void chooseLanguage('en')
}
