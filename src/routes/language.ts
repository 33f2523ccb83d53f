import { setLanguage, type Language } from '../ui/words/words.svelte.ts'

const KEY = 'bahasa'

export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'id'
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  await setLanguage(language)
}

export function chooseStoredLanguage(): void {
  if (storedLanguage() === 'en') void setLanguage('en')
}
