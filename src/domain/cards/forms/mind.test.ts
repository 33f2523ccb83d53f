import { describe, expect, it } from 'vitest'
import { answersTo, exampleVisitor } from '../example-visitor.ts'
import { isUrgent, type Form } from '../form.ts'
import { HEEADSSS } from './heeadsss.ts'
import { PHQ_4 } from './phq-4.ts'
import { SRQ_20 } from './srq-20.ts'

const adult = exampleVisitor({ years: 30 })
const yes = (items: readonly (number | string)[]) => Object.fromEntries(items.map((item) => [String(item), 1]))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const scored = (form: Form, chosen: Readonly<Record<string, number>>) => form.score(answersTo(form, chosen), adult)

describe('SRQ-20', () => {
  it.each([
    [[], 'jiwa-baik', undefined],
    [upTo(5), 'jiwa-baik', undefined],
    [[...upTo(5), 17], 'jiwa-rujuk', 'segera'],
    [[17], 'jiwa-rujuk', 'segera'],
    [upTo(6), 'jiwa-rujuk', '7-hari'],
    [[15, 16, 17, 18, 19, 20], 'jiwa-rujuk', 'segera'],
    [upTo(20), 'jiwa-rujuk', 'segera'],
  ])('yes to %o: %s', (items, code, route) => {
    const { total, meaning } = scored(SRQ_20, yes(items))
    expect(total).toBe(items.length)
    expect(meaning?.code).toBe(code)
    expect(meaning?.follow?.route).toBe(route)
  })

  it('the seventeenth opens the urgent path before the others are answered', () => {
    const only = { version: '2023', answers: { '17': 1 } }
    expect(isUrgent(SRQ_20, only)).toBe(true)
    expect(SRQ_20.score(only, adult)).toMatchObject({
      total: undefined,
      meaning: { follow: { reason: 'jiwa-segera', route: 'segera' } },
    })
    expect(isUrgent(SRQ_20, answersTo(SRQ_20, yes([1, 2, 16, 18])))).toBe(false)
  })

  it('six of a half-filled one are not judged', () => {
    expect(SRQ_20.score({ version: '2023', answers: yes(upTo(6)) }, adult).meaning).toBeUndefined()
  })
})

describe('PHQ-4', () => {
  it.each([
    [[0, 0, 0, 0], 0, 'jiwa-baik'],
    [[3, 2, 0, 0], 5, 'jiwa-baik'],
    [[1, 1, 1, 2], 5, 'jiwa-baik'],
    [[3, 3, 0, 0], 6, 'jiwa-rujuk'],
    [[2, 2, 1, 1], 6, 'jiwa-rujuk'],
    [[3, 3, 3, 3], 12, 'jiwa-rujuk'],
  ])('%o', (options, total, code) => {
    const chosen = Object.fromEntries(options.map((option, index) => [String(index + 1), option]))
    expect(scored(PHQ_4, chosen)).toMatchObject({ total, meaning: { code } })
  })
})

describe('HEEADSSS', () => {
  const rest = ['sekolah', 'makan', 'kegiatan', 'obat', 'seksual', 'aman']

  it('comfortable at home and nothing else: no problem', () => {
    expect(scored(HEEADSSS, {})).toMatchObject({ total: 0, meaning: { code: 'heeadsss-baik' } })
  })

  it.each<readonly [Readonly<Record<string, number>>, number, string]>([
    [{ rumah: 1 }, 1, '7-hari'],
    ...rest.map((item) => [{ [item]: 1 }, 1, '7-hari'] as const),
    [{ jiwa: 1 }, 1, 'segera'],
    [{ rumah: 1, ...yes([...rest, 'jiwa']) }, 8, 'segera'],
  ])('%o: %i, %s', (chosen, total, route) => {
    expect(scored(HEEADSSS, chosen)).toMatchObject({ total, meaning: { follow: { route } } })
  })

  it('the last does not wait for the others', () => {
    const only = { version: '2023', answers: { jiwa: 1 } }
    expect(isUrgent(HEEADSSS, only)).toBe(true)
    expect(HEEADSSS.score(only, adult)).toMatchObject({ total: undefined, meaning: { follow: { route: 'segera' } } })
    expect(HEEADSSS.score({ version: '2023', answers: { makan: 1 } }, adult).meaning).toBeUndefined()
  })
})

it.each([SRQ_20, PHQ_4, HEEADSSS])('$title is in confidence, and its slip does not tell why', (form) => {
  expect(form.inConfidence).toBe(true)
  const worst = Object.fromEntries(form.items.map(({ code, options }) => [code, options.length - 1]))
  expect(scored(form, worst).meaning?.says).toBe('Perlu dinilai bidan secara pribadi.')
})
