import { type Form } from '../form.ts'

const METHODS = ['Tidak', 'Pil', 'Suntik', 'Kondom', 'Implan', 'AKDR', 'MOW', 'MOP', 'Lainnya'] as const

/** Column 27 of the adult card, and KB pasca persalinan, in confidence (K20). */
export const CONTRACEPTION: Form = {
  code: 'kb',
  version: '2023',
  title: 'Kontrasepsi (KB)',
  inConfidence: true,
  items: [
    {
      code: 'cara',
      text: 'Memakai KB apa? (pasangan usia subur)',
      options: METHODS.map((label) => ({ label, score: 0 })),
    },
  ],
  score: ({ answers }) => ({ total: answers.cara === undefined ? undefined : 0, meaning: undefined }),
  source: 'Kartu bantu dewasa-lansia kolom 27; ibu nifas dan menyusui: KB pasca persalinan',
}
