import { describe, expect, it } from 'vitest'
import { isCoveredBy } from '../follow-up/reasons.ts'
import { examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import type { MaternalState, Pregnancy } from '../pregnancy/pregnancy.ts'
import { adultAdviceFor, adultAdviceNamed } from './adult-advice.ts'
import { confidedSignOf, SELF_HARM_SIGN } from './adult-danger.ts'
import { dangerReasonOf, dangerSignsOf } from './danger-signs.ts'
import { fieldsFor, offeredFor } from './due.ts'
import { exampleVisitor } from './example-visitor.ts'
import type { CardValues, Visitor } from './field.ts'
import { meaningsFor } from './meanings.ts'

interface Made {
  readonly state?: MaternalState
  /** Since HPHT, or since the birth. */
  readonly days?: number
  readonly years?: number
  readonly pregnancy?: Partial<Pregnancy>
  readonly earlier?: readonly (readonly [daysAgo: number, values: CardValues])[]
}

function mother(
  today: CardValues,
  { state = 'hamil', days = 20 * 7, years = 25, pregnancy, earlier }: Made = {},
): Visitor {
  const born = state === 'hamil' ? {} : { outcome: 'lahir' as const, endedOn: '2026-10-17' }
  const maternal = { state, days, pregnancy: examplePregnancy({ ...born, ...pregnancy }) }
  return exampleVisitor({ years, today, maternal, ...(earlier && { earlier }) })
}

const of = (visitor: Visitor, name: string) => meaningsFor(visitor).find((found) => found.of === name)?.meaning
const names = (visitor: Visitor, step: 2 | 4) => fieldsFor(visitor, step).map(({ name }) => name)
const read = (sistole: number, diastole: number, again = false): CardValues => ({
  'measure.sistole': sistole,
  'measure.diastole': diastole,
  ...(again && { 'measure.sistole-2': sistole, 'measure.diastole-2': diastole }),
})

describe('blood pressure of a mother', () => {
  it.each([
    [139, 89, undefined],
    [140, 89, { reason: 'td-hamil', route: '24-jam' }],
    [139, 90, { reason: 'td-hamil', route: '24-jam' }],
    [159, 109, { reason: 'td-hamil', route: '24-jam' }],
    [160, 109, { reason: 'td-hamil-krisis', route: 'segera' }],
    [159, 110, { reason: 'td-hamil-krisis', route: 'segera' }],
  ])('%i/%i leads to %o, pregnant and in the nifas', (sistole, diastole, follow) => {
    for (const state of ['hamil', 'nifas'] as const)
      expect(of(mother(read(sistole, diastole, true), { state }), 'td')?.follow).toEqual(follow)
  })

  it('140/90 is measured again after five minutes, 160/110 and a danger sign are not (K7)', () => {
    const isAgain = (today: CardValues) => names(mother(today), 2).includes('measure.sistole-2')
    expect([read(139, 89), read(140, 90), read(160, 90)].map(isAgain)).toEqual([false, true, false])
    expect(isAgain({ ...read(140, 90), 'ask.bahaya': ['sakit-kepala'] })).toBe(false)
    expect(of(mother(read(150, 95)), 'td')).toMatchObject({
      code: 'td-ulang',
      follow: { reason: 'td-hamil', route: 'lapor' },
    })
  })

  it('who only breastfeeds is judged by her age, and a girl of 16 who is pregnant as a mother', () => {
    expect(of(mother(read(165, 90, true), { state: 'menyusui' }), 'td')?.follow?.reason).toBe('td-tinggi')
    expect(of(mother(read(130, 80, true), { years: 16 }), 'td')?.colour).toBe('hijau')
  })
})

describe('LiLA', () => {
  it.each([
    [23.4, 'merah', { reason: 'kek-hamil', route: '7-hari' }],
    [23.5, 'hijau', undefined],
  ])('%f cm of a pregnant woman: %s', (armCm, colour, follow) => {
    expect(of(mother({ armCm }), 'armCm')).toMatchObject({ colour })
    expect(of(mother({ armCm }), 'armCm')?.follow).toEqual(follow)
  })

  it('KEK now, or earlier in this pregnancy, or too thin before it: extra food is asked about', () => {
    const asks = (today: CardValues, made: Made = {}) => names(mother(today, made), 4).includes('measure.mt-porsi')
    expect([asks({ armCm: 23.4 }), asks({ armCm: 23.5 }), asks({})]).toEqual([true, false, false])
    expect(asks({ armCm: 24 }, { earlier: [[30, { armCm: 23 }]] })).toBe(true)
    expect(asks({ armCm: 24 }, { earlier: [[141, { armCm: 23 }]] })).toBe(false)
    expect(asks({}, { pregnancy: { weightBeforeKg: 41.5, heightCm: 150 } })).toBe(true)
    expect(asks({}, { pregnancy: { weightBeforeKg: 41.7, heightCm: 150 } })).toBe(false)
  })
})

describe('weight against its band', () => {
  const pregnancy = { weightBeforeKg: 50, heightCm: 150 }
  it.each([
    [52.9, 'bb-kurang', '7-hari'],
    [53, 'bb-sesuai', undefined],
    [55.5, 'bb-sesuai', undefined],
    [55.6, 'bb-lebih', '7-hari'],
  ])('%f kg at 20 weeks: %s', (weightKg, code, route) => {
    const meaning = of(mother({ weightKg }, { pregnancy }), 'bb-hamil')
    expect(meaning).toMatchObject({ code })
    expect(meaning?.follow?.route).toBe(route)
  })

  it('before week 13 only a loss is said (K8)', () => {
    const at = (weightKg: number) => of(mother({ weightKg }, { pregnancy, days: 13 * 7 - 1 }), 'bb-hamil')
    expect(at(50)).toBeUndefined()
    expect(at(49.9)).toMatchObject({ code: 'bb-hamil-turun', number: '−0,1 kg', follow: { route: 'lapor' } })
    expect(of(mother({ weightKg: 50 }, { pregnancy, days: 13 * 7 }), 'bb-hamil')?.code).toBe('bb-kurang')
  })

  it('an early weight stands in for the one before; without any nothing is called wrong', () => {
    const known: Made = { pregnancy: { heightCm: 150 }, earlier: [[8 * 7, { weightKg: 50 }]] }
    expect(of(mother({ weightKg: 53 }, known), 'bb-hamil')?.code).toBe('bb-sesuai')
    const late: Made = { ...known, earlier: [[7 * 7, { weightKg: 50 }]] }
    expect(of(mother({ weightKg: 53 }, late), 'bb-hamil')).toMatchObject({
      code: 'bb-tidak-dapat-dinilai',
      colour: 'kuning',
    })
  })

  it('her height is asked once', () => {
    const asks = (made: Made) => names(mother({}, made), 2).includes('heightCm')
    expect([asks({}), asks({ pregnancy }), asks({ earlier: [[90, { heightCm: 151 }]] })]).toEqual([true, false, false])
  })
})

describe('Hb while pregnant', () => {
  it.each([
    [20, 10.5, undefined],
    [20, 10.4, 'lapor'],
    [12, 11, undefined],
    [12, 10.9, 'lapor'],
    [25, 10.9, 'lapor'],
    [25, 10, 'lapor'],
    [25, 9.9, '7-hari'],
    [25, 6.9, '7-hari'],
  ])('week %i, %f g/dL: %s', (week, hb, route) => {
    expect(of(mother({ 'measure.hb': hb }, { days: week * 7 }), 'measure.hb')?.follow?.route).toBe(route)
  })
})

describe('tablets', () => {
  it('TTD is put by itself, MMS once she has it; both are warned of (K16)', () => {
    expect(names(mother({}), 4)).toContain('measure.ttd')
    expect(offeredFor(mother({}), 4).map(({ name }) => name)).toContain('measure.mms')
    const had: Made = { earlier: [[30, { 'measure.mms': 30 }]] }
    expect(names(mother({}, had), 4)).toContain('measure.mms')
    expect(of(mother({ 'measure.ttd': 30 }, had), 'tablet-ibu')?.code).toBe('ttd-dan-mms')
    expect(of(mother({ 'measure.ttd': 30, 'measure.mms': 30 }), 'tablet-ibu')?.code).toBe('ttd-dan-mms')
    expect(of(mother({ 'measure.mms': 30 }, had), 'tablet-ibu')).toMatchObject({ number: '60 tablet MMS' })
  })

  it('of the pregnancy before this one nothing is counted', () => {
    const had: Made = { earlier: [[141, { 'measure.mms': 30 }]] }
    expect(of(mother({ 'measure.ttd': 30 }, had), 'tablet-ibu')).toMatchObject({ number: '30 tablet TTD' })
  })

  it.each([
    [89, 'Dari 90'],
    [90, 'Cukup'],
  ])('%i tablets of TTD: %s', (given, formal) => {
    const meaning = of(mother({ 'measure.ttd': given }), 'tablet-ibu')
    expect(meaning?.formal).toBe(formal)
    // One a day up to the birth, however many she was given.
    expect(meaning?.says).toMatch(/tiap hari/)
  })
})

describe('what is asked', () => {
  it('TBC with contact, whatever card the others have', () => {
    const asked = names(mother({}), 4).filter((name) => name.startsWith('ask.tbc-'))
    expect(asked).toEqual(['ask.tbc-batuk', 'ask.tbc-demam', 'ask.tbc-bb', 'ask.tbc-kontak'])
    const none = Object.fromEntries(asked.map((name) => [name, false]))
    expect(of(mother(none), 'tbc')?.code).toBe('bukan-tbc')
    expect(of(mother({ ...none, 'ask.tbc-kontak': true }), 'tbc')?.follow).toEqual({
      reason: 'tbc-kontak-erat',
      route: '7-hari',
    })
    expect(of(mother({ 'ask.tbc-batuk': false }), 'tbc')).toBeUndefined()
  })

  it('danger signs of her own, at once', () => {
    for (const [state, card] of [
      ['hamil', 'ibu-hamil'],
      ['nifas', 'ibu-nifas'],
    ] as const)
      for (const { code, label } of dangerSignsOf(card))
        expect(of(mother({ 'ask.bahaya': [code] }, { state }), 'ask.bahaya')).toMatchObject({
          number: label,
          follow: { reason: dangerReasonOf(card), route: 'segera' },
        })
    expect(dangerSignsOf('anak')).toEqual([])
  })

  it('danger signs that were said while she was pregnant, on the day of the birth', () => {
    const said = ['kejang', 'ketuban']
    const label = 'Ketuban pecah atau keluar cairan'
    const born = mother({ 'ask.bahaya': said }, { state: 'nifas', days: 0 })
    expect(of(born, 'ask.bahaya')?.number).toBe(`Kejang, ${label}`)
    const options = dangerSignsOf('ibu-nifas', said)
    expect(options.at(-1)).toEqual({ code: 'ketuban', label })
    expect(options.filter(({ code }) => code === 'kejang')).toHaveLength(1)
    // The letter that she has says it already.
    expect(isCoveredBy('bahaya-nifas', 'bahaya-hamil')).toBe(true)
  })

  it('vitamin A until two capsules or day 42, and only in the nifas', () => {
    const asks = (made: Made) => names(mother({}, made), 4).includes('measure.vitamin-a-nifas')
    expect(asks({ state: 'nifas', days: 42 })).toBe(true)
    expect(asks({ state: 'menyusui', days: 43 })).toBe(false)
    expect(asks({ state: 'nifas', days: 9, earlier: [[2, { 'measure.vitamin-a-nifas': 2 }]] })).toBe(false)
    const contact = { on: '2026-10-18', by: 'bidan' as const, vitaminA: 1 }
    const one = mother(
      { 'measure.vitamin-a-nifas': 1 },
      { state: 'nifas', days: 9, pregnancy: { afterBirth: [contact] } },
    )
    expect(of(one, 'vitamin-a-nifas')?.code).toBe('vita-nifas-lengkap')
  })

  it('a mother whose child died is not asked whether she breastfeeds', () => {
    const asks = (alive: boolean) =>
      names(mother({}, { state: 'nifas', days: 9, pregnancy: { babies: [{ person: undefined, alive }] } }), 4).includes(
        'ask.menyusui',
      )
    expect([asks(true), asks(false)]).toEqual([true, false])
  })

  it('nor one whose child died afterwards; one who said that she stopped is asked again', () => {
    const pregnancy = { breastfeeding: false, stoppedOn: '2026-10-20', babies: [{ person: 'bayi', alive: true }] }
    const asks = (earlier: Made['earlier'] = []) =>
      names(mother({}, { state: 'nifas', days: 9, pregnancy, earlier }), 4).includes('ask.menyusui')
    expect([asks(), asks([[3, { 'ask.menyusui': true }]]), asks([[3, { 'ask.menyusui': false }]])]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('KB in confidence, once after a birth', () => {
    const asks = (days: number) =>
      names(mother({}, { state: 'nifas', days: 20, earlier: [[days, { 'screened.kb': true }]] }), 4).includes('form.kb')
    expect([asks(20), asks(21)]).toEqual([false, true])
  })

  it('nobody who is not a mother is asked any of it', () => {
    const all = [...names(exampleVisitor({ years: 25 }), 4), ...names(exampleVisitor({ years: 25 }), 2)]
    expect(all.filter((name) => /ttd|mms|mt-|menyusui|nifas|kelas/.test(name))).toEqual([])
  })
})

describe('weeks', () => {
  it.each([
    [41, 'usia-hamil'],
    [42, 'lewat-bulan'],
  ])('%i weeks: %s', (week, code) => {
    expect(of(mother({}, { days: week * 7 }), 'usia-hamil')?.code).toBe(code)
  })
})

describe('after the birth', () => {
  const said = (today: CardValues, days: number) => of(mother(today, { state: 'menyusui', days }), 'setelah-lahir')

  it.each([
    [43, 'bulan ke-2'],
    [60, 'bulan ke-2'],
    [61, 'bulan ke-3'],
    [729, 'bulan ke-24'],
  ])('day %i is %s of the card', (days, number) => {
    expect(said({}, days)).toMatchObject({ code: 'menyusui', number })
  })

  it('who says that she has stopped is not told to go on', () => {
    expect(said({ 'ask.menyusui': false }, 90)?.says).toBe('Bulan depan diperiksa sesuai umurnya.')
  })

  it('the signs of the mind on a mother’s list are referred as urgently, and kept as privately', () => {
    expect(confidedSignOf('ibu-nifas')).toMatch(/sedih/)
    expect(confidedSignOf('ibu-hamil')).toMatch(/cemas/)
    expect(confidedSignOf('dewasa')).toBe(SELF_HARM_SIGN.label)
    const signs = JSON.stringify([...dangerSignsOf('ibu-nifas'), ...dangerSignsOf('ibu-hamil')])
    expect(signs).not.toMatch(/sedih|cemas|hidup/)
  })

  it('no sentence for a kader names an illness; the formal words do', () => {
    for (const hb of [10.4, 9, 6]) {
      const meaning = of(mother({ 'measure.hb': hb }), 'measure.hb')
      expect(meaning?.says).not.toMatch(/anemia/i)
      expect(meaning?.formal).toMatch(/Anemia/)
    }
  })
})

describe('what is explained to a mother', () => {
  const topics = (visitor: Visitor) => adultAdviceFor(meaningsFor(visitor), visitor).map(({ code }) => code)

  it.each<[string, Visitor, readonly string[]]>([
    ['nothing found, pregnant', mother({}), ['siap-lahir', 'perasaan']],
    [
      'nothing found, after the birth',
      mother({}, { state: 'nifas', days: 9, earlier: [[2, { 'measure.vitamin-a-nifas': 2 }]] }),
      ['menyusui', 'rawat-nifas', 'perasaan'],
    ],
    [
      'a mother whose child died: not a word of the breast',
      mother(
        {},
        {
          state: 'nifas',
          days: 9,
          pregnancy: { babies: [{ person: undefined, alive: false }] },
          earlier: [[2, { 'measure.vitamin-a-nifas': 2 }]],
        },
      ),
      ['rawat-nifas', 'perasaan'],
    ],
    ['KEK', mother({ armCm: 23 }), ['gizi-hamil']],
    ['tablets', mother({ 'ask.ttd-minum': false }), ['ttd-hamil']],
    ['anaemia', mother({ 'measure.hb': 9 }), ['ttd-hamil']],
    ['high pressure', mother(read(145, 95, true)), ['bahaya-ibu']],
    ['no class', mother({ 'ask.kelas-ibu': false }), ['kelas-ibu']],
  ])('%s', (_what, visitor, expected) => {
    expect(topics(visitor)).toEqual(expected)
    for (const code of expected)
      expect(adultAdviceNamed(code)?.says.filter((sentence) => sentence.endsWith('.'))).toHaveLength(3)
  })
})
