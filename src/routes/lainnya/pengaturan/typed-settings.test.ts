import { expect, test } from 'vitest'
import { changedSettings, typedSettings } from './typed-settings.ts'

const today = '2026-11-10'
const stands = { hexavalentFrom: '2026-10-01', je: false, 'step.5': 'Penyuluhan', 'vial.mr': 10 }

test('what was not touched is not written', () => {
  expect(changedSettings(typedSettings(stands), stands, today)).toEqual({})
  expect(changedSettings(typedSettings({}), {}, today)).toEqual({})
})

test('only what was changed is written, and what was emptied is taken back', () => {
  const typed = { ...typedSettings(stands), hexavalentFrom: '', tbcSymptoms: 2 }
  typed.names[4] = ' '
  typed.vials.mr = '5'
  expect(changedSettings(typed, stands, today)).toEqual({
    hexavalentFrom: null,
    tbcSymptomsToRefer: 2,
    'step.5': null,
    'vial.mr': 5,
  })
})

test('where blood pressure is low, and which questions on the mind', () => {
  const typed = {
    ...typedSettings({ lowDiastole: 80 }),
    lowSistole: '100',
    lowDiastole: '',
    mindForm: 'phq-4' as const,
  }
  expect(changedSettings(typed, { lowDiastole: 80 }, today)).toEqual({
    lowSistole: 100,
    lowDiastole: null,
    mindForm: 'phq-4',
  })
  const low = (text: string) => changedSettings({ ...typedSettings({}), lowSistole: text }, {}, today)
  expect([low('70'), low('130')]).toEqual([{ lowSistole: 70 }, { lowSistole: 130 }])
  expect([low('69'), low('131'), low('90,5')]).toEqual([undefined, undefined, undefined])
})

test('a date that does not exist, or a vial of no dose, is not written', () => {
  expect(changedSettings({ ...typedSettings({}), hexavalentFrom: '31/02/2026' }, {}, today)).toBeUndefined()
  const typed = typedSettings({})
  typed.vials.bcg = '0'
  expect(changedSettings(typed, {}, today)).toBeUndefined()
})
