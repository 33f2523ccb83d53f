import { describe, expect, it } from 'vitest'
import { isSecondHalf } from './second-tap.ts'

const datang = { at: 1000, x: 300, y: 260, what: '/daftar Catat datang: Rafa' }
const after = (ms: number, what: string, x = 300) => ({ at: 1000 + ms, x, y: 262, what })

describe('a second tap', () => {
  it('is not for what came under the thumb meanwhile', () => {
    expect(isSecondHalf(datang, after(80, '/daftar Catat datang: Alya'))).toBe(true)
    expect(isSecondHalf(datang, after(400, '/timbang Simpan', 310))).toBe(true)
  })

  it('counts on what stands there still, such as the same digit twice', () => {
    expect(isSecondHalf(datang, after(80, datang.what))).toBe(false)
  })

  it('counts once what came can have been read, and anywhere else', () => {
    expect(isSecondHalf(datang, after(600, '/daftar Catat datang: Alya'))).toBe(false)
    expect(isSecondHalf(datang, after(80, '/daftar Catat datang: Alya', 340))).toBe(false)
  })
})
