/** The cards' labels in English, by field or reading; what is missing stands in the card's own words. */
export const labels: Readonly<Record<string, string>> = {
  weightKg: 'Weight',
  heightCm: 'Height',
  armCm: 'Upper arm circumference',
  'measure.sistole': 'Blood pressure: upper (systolic)',
  'measure.diastole': 'Blood pressure: lower (diastolic)',
  'measure.sistole-2': 'Measured again: upper (systolic)',
  'measure.diastole-2': 'Measured again: lower (diastolic)',
  'measure.lingkar-perut': 'Waist circumference',
  'measure.lingkar-betis': 'Calf circumference',
  'measure.gds': 'Blood sugar at any time',
  'measure.hb': 'Haemoglobin',
  td: 'Blood pressure',
  imt: 'BMI',
  tbc: 'TB screening',
}
