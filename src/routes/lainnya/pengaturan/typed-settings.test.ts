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
  typed.numbers['vial.mr'] = '5'
  expect(changedSettings(typed, stands, today)).toEqual({
    hexavalentFrom: null,
    tbcSymptomsToRefer: 2,
    'step.5': null,
    'vial.mr': 5,
  })
})

test('where blood pressure is low, and which questions on the mind', () => {
  const typed = { ...typedSettings({ lowDiastole: 80 }), mindForm: 'phq-4' as const }
  Object.assign(typed.numbers, { lowSistole: '100', lowDiastole: '' })
  expect(changedSettings(typed, { lowDiastole: 80 }, today)).toEqual({
    lowSistole: 100,
    lowDiastole: null,
    mindForm: 'phq-4',
  })
})

test('a number outside what it can be is not written, and neither is anything with it', () => {
  const one = (name: string, text: string) => {
    const typed = typedSettings({})
    typed.numbers[name] = text
    return changedSettings(typed, {}, today)
  }
  expect([one('lowSistole', '70'), one('lowSistole', '130')]).toEqual([{ lowSistole: 70 }, { lowSistole: 130 }])
  expect([one('lowSistole', '69'), one('lowSistole', '131'), one('lowSistole', '90,5')]).toEqual(
    Array(3).fill(undefined),
  )
  expect([one('redLineZ', '-3'), one('orangeLineZ', '1,5')]).toEqual([{ redLineZ: -3 }, { orangeLineZ: 1.5 }])
  expect([one('redLineZ', '-4,5'), one('redLineZ', '−2'), one('discardHours.bcg', 'tiga')]).toEqual([
    undefined,
    { redLineZ: -2 },
    undefined,
  ])
})

test('how soon for a reason is written where it differs, and taken back where it is as usual again', () => {
  const shown = { 'route.kek': '24-jam', 'route.2t': 'lapor' } as const
  const typed = typedSettings(shown)
  expect(changedSettings(typed, shown, today)).toEqual({})
  delete typed.routes.kek
  typed.routes['bgm'] = 'segera'
  expect(changedSettings(typed, shown, today)).toEqual({ 'route.kek': null, 'route.bgm': 'segera' })
})

test('a date that does not exist, or a vial of no dose, is not written', () => {
  expect(changedSettings({ ...typedSettings({}), hexavalentFrom: '31/02/2026' }, {}, today)).toBeUndefined()
  const typed = typedSettings({})
  typed.numbers['vial.bcg'] = '0'
  expect(changedSettings(typed, {}, today)).toBeUndefined()
})
