import type { cards as id } from '../id/cards.ts'

export const cards: typeof id = {
  measure: {
    pressureAgain: 'BP 2',
    last: (value, date) => `Last ${value}, ${date}`,
    other: 'Measure something else',
    rest: 'Rest 5 minutes, then measure again. You may save first.',
    next: {
      'measure.sistole': 'blood pressure',
      'measure.diastole': 'lower number',
      'measure.sistole-2': 'again',
      'measure.diastole-2': 'lower number',
    },
    firstReading: (value) => `First reading ${value}`,
    pair: {
      'above-sistole': (sistole) => `The lower number must be less than the upper one (${sistole}). Check again.`,
      'below-diastole': (diastole) => `The upper number must be more than the lower one (${diastole}). Check again.`,
    },
  },

  result: {
    colour: { hijau: 'Good', kuning: 'Needs attention', merah: 'Needs action' },
    formal: 'Numbers and terms',
    again: 'Measure blood pressure again',
    nothingYet: 'No result that can be read yet',
    nothingDo: 'The numbers are saved.',
    trend: 'Last six visits',
    date: 'Date',
    weight: 'Weight (kg)',
    pressure: 'BP (mmHg)',
    sinceLast: (changes, date) => `Since ${date}: ${changes}`,
  },
}
