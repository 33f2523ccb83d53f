import { describe, expect, it } from 'vitest'
import { kipiTask, type Kipi } from './kipi.ts'

const fever: Kipi = { products: ['mr'], serious: false, status: 'baru', onset: '2026-11-20', answer: undefined }

describe('a complaint after an injection', () => {
  it('is asked after by telephone from the next day on, until somebody did', () => {
    expect(kipiTask(fever, '2026-11-20')).toBeUndefined()
    expect(kipiTask(fever, '2026-11-21')).toBe('call')
    expect(kipiTask(fever, '2026-12-01')).toBe('call')
    expect(kipiTask({ ...fever, status: 'ditelepon' }, '2026-11-21')).toBeUndefined()
  })

  it('that is serious is told to the bidan at once, also after a telephone call', () => {
    expect(kipiTask({ ...fever, serious: true }, '2026-11-20')).toBe('report')
    expect(kipiTask({ ...fever, serious: true, status: 'ditelepon' }, '2026-11-21')).toBe('report')
    expect(kipiTask({ ...fever, serious: true, status: 'dilaporkan' }, '2026-11-21')).toBeUndefined()
  })

  it("is nobody's task once the bidan has answered or it is over", () => {
    expect(kipiTask({ ...fever, serious: true, answer: 'Boleh lanjut' }, '2026-11-21')).toBeUndefined()
    expect(kipiTask({ ...fever, status: 'selesai' }, '2026-11-21')).toBeUndefined()
  })

  it('without a day is not forgotten when it is serious', () => {
    expect(kipiTask({ ...fever, onset: undefined }, '2026-11-21')).toBeUndefined()
    expect(kipiTask({ ...fever, onset: undefined, serious: true }, '2026-11-21')).toBe('report')
  })
})
