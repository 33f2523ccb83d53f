import type { charts as id } from '../id/charts.ts'

export const charts: typeof id = {
  pages: 'Pages of the chart',
  page: {
    months: (from, to) => `${from}–${to} months`,
    lying: 'Measured lying',
    standing: 'Measured standing',
  },
  empty: 'No number at this age yet.',
  kms: 'KMS',
  others: 'Charts of height, head, BMI',
  choose: 'Choose a chart',
  loading: 'Opening the charts…',
  failed: 'The charts could not be opened. Try again.',
  print: 'Print result and charts',
  name: {
    weightForAge: 'Weight for age',
    lengthForAge: 'Length for age',
    heightForAge: 'Height for age',
    weightForLength: 'Weight for length',
    weightForHeight: 'Weight for height',
    bmiForAge: 'BMI for age',
    headForAge: 'Head circumference for age',
  },
  label: (name) => `${name}. Slide to see other months.`,
  axes: {
    weightForAge: 'kg · age (months)',
    heightForAge: 'cm · age (months)',
    weightForHeight: 'kg · length (cm)',
    bmiForAge: 'kg/m² · age (months)',
    headForAge: 'cm · age (months)',
  },
  key: {
    weightForAge: (red, orange) =>
      `Thick line: the red line (${red}). Long dashes: the orange line (${orange}). Short dashes: the middle. Hatched: not normal.`,
    heightForAge: 'Dashes: the middle. Hatched: short (−3 to −2). Below −3: very short.',
    weightForHeight: 'Thick line: −3, below it severely wasted. Dashes: the middle. Hatched: not normal.',
    bmiForAge: 'Thick line: −3, below it severely wasted. Dashes: the middle. Hatched: not normal.',
    headForAge: 'Dashes: the middle. Hatched: not normal (below −2 or above +2).',
  },
  point: (age, date, value, what) => `${age} (${date}): ${value}${what === '' ? '' : ` · ${what}`}`,
  weightAt: (weight, height) => `${weight}\u00a0kg at ${height}\u00a0cm`,
  bmiValue: (bmi) => `${bmi} kg/m²`,

  tableOf: (name) => `Numbers: ${name}`,
  column: { age: 'Age', value: 'Number', z: 'z-score', words: 'Meaning' },

  strip: 'The strip of the KMS, as in Buku KIA',
  stripRow: { month: 'Month', age: 'Age', weight: 'Weight (kg)', required: 'KBM (g)', code: 'N/T' },
  copied: (weight) => `${weight} (copied)`,

  meaningHead: 'What the numbers mean',
  meaning: {
    weightForAge: {
      'sangat-kurang': 'The weight is far too low for the age.',
      kurang: 'The weight is low for the age.',
      normal: 'The weight is right for the age.',
      'risiko-lebih': 'Heavier than children of this age.',
    },
    heightForAge: {
      'sangat-pendek': 'Far shorter than children of this age.',
      pendek: 'Shorter than children of this age.',
      normal: 'The height is right for the age.',
      tinggi: 'Far taller than children of this age.',
    },
    weightForHeight: {
      'gizi-buruk': 'Very thin for this height.',
      'gizi-kurang': 'Thin for this height.',
      'gizi-baik': 'Weight and height are in balance.',
      'berisiko-gizi-lebih': 'Beginning to be heavy for this height.',
      'gizi-lebih': 'Heavy for this height.',
      obesitas: 'Far too heavy for this height.',
    },
    bmiForAge: {
      'gizi-buruk': 'Very thin beside children of this age.',
      'gizi-kurang': 'Thin beside children of this age.',
      'gizi-baik': 'Neither thin nor fat beside children of this age.',
      'berisiko-gizi-lebih': 'Beginning to be fat beside children of this age.',
      'gizi-lebih': 'Fat beside children of this age.',
      obesitas: 'Very fat beside children of this age.',
    },
    head: {
      mikrosefali: 'The head is smaller than that of children of this age.',
      normal: 'The head is right for the age.',
      makrosefali: 'The head is bigger than that of children of this age.',
    },
    arm: {
      merah: 'The arm is very thin (red): the child is very thin.',
      kuning: 'The arm is thin (yellow): the child is becoming thin.',
      hijau: 'The arm is well filled (green).',
    },
    weighing: {
      N: 'Gained enough since last month.',
      T: 'Did not gain enough since last month.',
      O: 'Not weighed last month, so the gain cannot be judged yet.',
      B: 'This is the first weighing.',
    },
    transfer: 'Weighed elsewhere last month: compared with the number in Buku KIA.',
  },
  spacing: {
    'too-close': (days) => `Only ${days} days since the weighing before. Whether it rose is not certain.`,
    'too-far': (days) => `${days} days since the weighing before, over a month. Whether it rose is not certain.`,
  },

  kiaBook: 'Written into Buku KIA',
  kiaBookDone: (name) => `${name}: written into Buku KIA`,
  kiaBookUndone: (name) => `${name}: not yet written into Buku KIA`,
  read: (name) => `${name}: the result was told`,

  share: 'Send the result as a picture',
  shareFailed: 'The picture could not be made. Try again.',
  shareSaved: 'The picture is in Downloads.',
  shareTitle: (name) => `Posyandu result of ${name}`,
}
