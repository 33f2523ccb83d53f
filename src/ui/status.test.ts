import { describe, expect, test } from 'vitest'
import { badgeOf, troubleOf, type SendingState } from './status.ts'

const calm: SendingState = { waiting: 0, refused: 0, link: 'offline', sentAt: undefined, storage: undefined }

describe('the badge', () => {
  test('counts what only this phone has, calmly, when there is no connection', () => {
    expect(badgeOf({ ...calm, waiting: 3 })).toEqual({ tone: 'quiet', say: 'waiting', count: 3 })
  })

  test('says "sending" only over a live connection', () => {
    expect(badgeOf({ ...calm, waiting: 1, link: 'connected' }).say).toBe('sending')
  })

  test('never says "sent" while anything is unsent', () => {
    for (const link of ['offline', 'connected', 'refused', 'update-needed'] as const) {
      expect(badgeOf({ ...calm, waiting: 1, link, sentAt: '09.12' }).say).not.toBe('sent')
    }
  })

  test('says when the relay last confirmed, green only while connected', () => {
    expect(badgeOf({ ...calm, link: 'connected', sentAt: '09.12' })).toEqual({ tone: 'good', say: 'sent', at: '09.12' })
    expect(badgeOf({ ...calm, sentAt: '09.12' })).toEqual({ tone: 'quiet', say: 'sent', at: '09.12' })
  })

  test('claims nothing about sending when nothing was ever sent', () => {
    expect(badgeOf({ ...calm, link: 'connected' })).toEqual({ tone: 'quiet', say: 'saved' })
  })
})

describe('the one problem shown', () => {
  test('none when all is well', () => expect(troubleOf(calm)).toBeUndefined())

  test('what stops saving comes before what stops sending', () => {
    expect(troubleOf({ ...calm, storage: 'storage-full', link: 'refused', refused: 2 })).toBe('storage-full')
    expect(troubleOf({ ...calm, link: 'update-needed', refused: 2 })).toBe('update-needed')
    expect(troubleOf({ ...calm, link: 'refused', refused: 2 })).toBe('link-refused')
    expect(troubleOf({ ...calm, refused: 2 })).toBe('refused')
  })

  test('why a phone is shut out comes before what it could not send', () => {
    expect(troubleOf({ ...calm, shutOut: 'revoked', link: 'refused', refused: 2 })).toBe('revoked')
    expect(troubleOf({ ...calm, shutOut: 'invitation-used', refused: 1 })).toBe('invitation-used')
  })

  test('an error nobody at the posyandu can do anything about is not shown', () => {
    expect(troubleOf({ ...calm, storage: 'broken' })).toBeUndefined()
  })
})
