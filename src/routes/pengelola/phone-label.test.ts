import { expect, test } from 'vitest'
import { phoneKindOf } from './phone-label.ts'

test('a phone is what somebody called it, and until then what its browser says', () => {
  const chrome = (inside: string): string => `Mozilla/5.0 (${inside}) AppleWebKit/537.36 Chrome/156.0 Safari/537.36`
  expect(phoneKindOf('HP Bu Sari')).toEqual({ is: 'named', name: 'HP Bu Sari' })
  expect(phoneKindOf(chrome('Linux; Android 10; K'))).toEqual({ is: 'android' })
  expect(phoneKindOf(chrome('Linux; Android 9; SM-A105F Build/PPR1'))).toEqual({ is: 'model', name: 'SM-A105F' })
  expect(phoneKindOf(chrome('Windows NT 10.0; Win64; x64'))).toEqual({ is: 'windows' })
  expect(phoneKindOf(chrome('X11; Linux x86_64'))).toEqual({ is: 'linux' })
})
