import type { identity as id } from '../id/identity.ts'

export const identity: typeof id = {
  disability: {
    tidak: 'None',
    fisik: 'Physical',
    netra: 'Sight',
    rungu: 'Hearing',
    wicara: 'Speech',
    intelektual: 'Intellectual',
    mental: 'Mental',
  },
  gakin: { ya: 'Yes, Gakin (G)', tidak: 'No (NG)' },
  birth: 'At birth',
  books: 'Buku KIA and IMD',
  household: 'Family',
  householdHint: 'What changes here changes for everybody in the family.',
  notKnown: 'Not known',
  yes: 'Yes',
  no: 'No',
  hint: {
    birthOrder: 'For example 2',
    gestationWeeks: 'For example 39',
    birthHeadCm: 'For example 34',
    kk: '16 digits. Leave empty if there is none yet.',
  },
  wrong: {
    birthOrder: 'Between 1 and 20.',
    gestationWeeks: 'Between 20 and 45 weeks.',
    birthHeadCm: 'Between 20 and 65 cm.',
    parentNik: 'A NIK has 16 digits.',
    kk: 'A KK number has 16 digits.',
  },
}
