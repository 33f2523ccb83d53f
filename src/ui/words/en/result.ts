import type { result as id } from '../id/result.ts'

interface Gain {
  readonly gainGrams: number
  readonly requiredGrams: number
}

const gained = ({ gainGrams, requiredGrams }: Gain): string => {
  const change = gainGrams < 0 ? `Lost ${-gainGrams} g` : gainGrams === 0 ? 'No change' : `Gained ${gainGrams} g`
  return `${change}; should gain at least ${requiredGrams} g.`
}
const notEnough = ({ gainGrams }: Gain): string =>
  gainGrams < 0 ? 'Weight fell (T)' : gainGrams === 0 ? 'Weight did not change (T)' : 'Not enough weight gained (T)'

const THIN = 'Ask what the child eats and whether it is ill.'
const HEAVY = 'Ask about sweets, fried food and bottled milk.'

export const result: typeof id = {
  nobodyYet: 'Nobody has been weighed today.',
  today: (numbers) => `today ${numbers}`,
  notMeasured: 'No numbers today yet',
  notMeasuredDo: 'Weigh in step 2 first.',
  toWeighing: 'Weigh now',
  incomplete: 'Date of birth or sex is missing',
  incompleteDo: 'The result appears once the data are complete.',
  completePerson: 'Complete the data',
  loading: 'Calculating…',
  tone: { good: 'Good', warn: 'Needs attention', bad: 'Danger' },
  urgency: {
    segera: 'Take the child to the midwife NOW and refer today.',
    '24-jam': 'Take the child to the midwife today, tomorrow at the latest.',
    '7-hari': 'Refer to the Pustu or Puskesmas within the week.',
    lapor: 'Tell the midwife today.',
    none: '',
  },
  also: 'Also:',
  finding: {
    oedema: () => ({ title: 'Both feet are swollen', why: 'This swelling is a danger sign.', advice: '' }),
    'lila-merah': (arm) => ({
      title: `Arm far too thin: red (${arm})`,
      why: 'The child is very thin and may fall gravely ill.',
      advice: '',
    }),
    'lila-kuning': (arm) => ({
      title: `Arm thin: yellow (${arm})`,
      why: 'The child is getting thin.',
      advice: THIN,
    }),
    'bb-tb-buruk': { title: 'The child is very thin', why: 'Weight is far too low for the length.', advice: '' },
    'bb-tb-kurang': { title: 'The child is thin', why: 'Weight is low for the length.', advice: THIN },
    'bb-tb-berisiko-lebih': {
      title: 'Weight is getting high',
      why: 'Weight is somewhat high for the length.',
      advice: HEAVY,
    },
    'bb-tb-lebih': { title: 'Weight is high', why: 'Weight is high for the length.', advice: HEAVY },
    'bb-tb-obesitas': { title: 'Weight is very high', why: 'Weight is far too high for the length.', advice: HEAVY },
    'imt-buruk': { title: 'The child is very thin', why: 'Weight is far too low for the height.', advice: '' },
    'imt-kurang': { title: 'The child is thin', why: 'Weight is low for the height.', advice: THIN },
    'imt-berisiko-lebih': {
      title: 'Weight is getting high',
      why: 'Weight is somewhat high for the height.',
      advice: HEAVY,
    },
    'imt-lebih': { title: 'Weight is high', why: 'Weight is high for the height.', advice: HEAVY },
    'imt-obesitas': { title: 'Weight is very high', why: 'Weight is far too high for the height.', advice: HEAVY },
    bgm: { title: 'Below the red line (BGM)', why: 'Weight is far too low for the age.', advice: THIN },
    'bb-kurang': { title: 'Weight is low for the age', why: 'Lighter than children of this age.', advice: THIN },
    'garis-oranye': { title: 'Above the orange line', why: 'Heavier than children of this age.', advice: HEAVY },
    'sangat-pendek': {
      title: 'Very short for the age',
      why: 'Much shorter than children of this age.',
      advice: 'Make sure the measuring was right.',
    },
    pendek: {
      title: 'Short for the age',
      why: 'Shorter than children of this age.',
      advice: 'Make sure the measuring was right.',
    },
    'lk-kecil': {
      title: 'Small head circumference',
      why: 'Smaller than in children of this age.',
      advice: 'Measure once more to be sure.',
    },
    'lk-besar': {
      title: 'Large head circumference',
      why: 'Larger than in children of this age.',
      advice: 'Measure once more to be sure.',
    },
    '1t': (gain) => ({ title: notEnough(gain), why: gained(gain), advice: THIN }),
    '2t': (gain) => ({
      title: `No weight gained for ${gain.consecutiveT} months (${gain.consecutiveT}T)`,
      why: gained(gain),
      advice: THIN,
    }),
    't-under-6-months': (gain) => ({
      title: notEnough(gain),
      why: gained(gain),
      advice: 'Help the mother breastfeed more often. No other food or drink yet.',
    }),
    'ceklis-tidak-lengkap': {
      title: 'Development needs a look',
      why: 'The Buku KIA checklist has things the child cannot do yet.',
      advice: '',
    },
    naik: ({ gainGrams, requiredGrams }) => ({
      title: 'Weight gained, well done! (N)',
      why: `Gained ${gainGrams} g, enough (at least ${requiredGrams} g).`,
      advice: 'Praise the mother. Invite her for next month.',
    }),
    baru: {
      title: 'First weighing (B)',
      why: 'Next month will show whether the weight rises.',
      advice: 'Invite the mother for next month.',
    },
    'tidak-ditimbang-bulan-lalu': {
      title: 'Not weighed last month (O)',
      why: 'Whether the weight rose cannot be told this month.',
      advice: 'Ask why, and invite the mother every month.',
    },
    tercatat: { title: 'Recorded', why: 'Nothing in these numbers is a worry.', advice: '' },
  },
  notWeighed: (reason) => `Not weighed: ${reason}`,
  notWeighedDo: 'Try again before they leave, or at a home visit.',
  chipsLabel: 'Summary',
  chip: (index, words) => `${index} ${words}`,
  index: {
    weightForAge: 'BB/U',
    lengthForAge: 'PB/U',
    heightForAge: 'TB/U',
    weightForLength: 'BB/PB',
    weightForHeight: 'BB/TB',
    bmiForAge: 'IMT/U',
    headForAge: 'LK/U',
    armForAge: 'LiLA/U',
    arm: 'LiLA',
  },
  plain: {
    'sangat-kurang': 'very low',
    kurang: 'low',
    normal: 'normal',
    'risiko-lebih': 'somewhat high',
    'sangat-pendek': 'very short',
    pendek: 'short',
    tinggi: 'tall',
    'gizi-buruk': 'very thin',
    'gizi-kurang': 'thin',
    'gizi-baik': 'good',
    'berisiko-gizi-lebih': 'somewhat high',
    'gizi-lebih': 'high',
    obesitas: 'very high',
    mikrosefali: 'small',
    makrosefali: 'large',
    merah: 'red',
    kuning: 'yellow',
    hijau: 'green',
  },
  official: {
    weightForAge: {
      'sangat-kurang': 'Severely underweight',
      kurang: 'Underweight',
      normal: 'Normal weight',
      'risiko-lebih': 'Risk of overweight',
    },
    heightForAge: {
      'sangat-pendek': 'Severely stunted',
      pendek: 'Stunted',
      normal: 'Normal',
      tinggi: 'Tall',
    },
    nutrition: {
      'gizi-buruk': 'Severely wasted',
      'gizi-kurang': 'Wasted',
      'gizi-baik': 'Normal',
      'berisiko-gizi-lebih': 'Possible risk of overweight',
      'gizi-lebih': 'Overweight',
      obesitas: 'Obese',
    },
    head: { mikrosefali: 'Microcephaly', normal: 'Normal', makrosefali: 'Macrocephaly' },
    arm: { merah: 'Red (< 11.5 cm)', kuning: 'Yellow (11.5–12.4 cm)', hijau: 'Green (≥ 12.5 cm)' },
  },

  table: 'Month by month',
  column: {
    age: 'Age',
    weight: 'Weight',
    gain: 'Gain',
    code: 'N/T',
    z: 'BB/U',
    height: 'Length',
    head: 'Head',
    arm: 'Arm',
  },
  months: (n) => `${n} mo`,
  grams: (g) => `${g} g`,
  required: (g) => `min ${g}`,
  codeWords: { N: 'gained', T: 'not gained', O: 'not weighed last month', B: 'new' },
  lying: 'lying',
  standing: 'standing',
  none: '–',

  details: 'Details for the midwife',
  detailAge: (months, days) => `Age ${months} completed months (${days} days)`,
  detailAdjusted: (cm) => `Length/height for the tables: ${cm} cm (adjusted for posture)`,
  detailBmi: (bmi) => `BMI ${bmi} kg/m²`,
  detailConfirmed: 'Numbers the app asked about and a person confirmed:',
  detailReference: { 'who-2006': 'WHO standards 2006', 'who-2007': 'WHO reference 2007 (5–19 years)' },
  detailColumns: { index: 'Index', z: 'z-score', words: 'Permenkes 2/2020' },
  flagged: 'outside WHO’s plausible range, measure again',
  noScore: 'not scored',

  correct: 'Correct a number',
  change: (what) => `Change ${what}`,
  changeShort: 'Change',
  withdraw: (what) => `Withdraw ${what}`,
  withdrawShort: 'Withdraw',
  withdrawnDone: (what) => `${what} withdrawn`,
  withdrawnBy: (who) => `withdrawn by ${who}`,
  addMore: 'Add another number',
  nextChild: 'Next child',
  nextPerson: 'Next person',
  nextStep: 'Next: the next step',
  person: 'See all data',
  shareText: (name, age, numbers, sentence) => `${name}, ${age}: ${numbers}. ${sentence}`,
}
