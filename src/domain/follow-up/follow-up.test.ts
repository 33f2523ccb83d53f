import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadGrowthTables } from '../growth/load-tables.ts'
import { zScores, type Measured } from '../growth/z-scores.ts'
import { verdict, type Finding } from '../weighing/verdict.ts'
import { followUp, type AnswerFinding, type DayFindings } from './follow-up.ts'
import { ACUTE, ANSWER_REASONS, DEFAULT_FOLLOW_UP, TIERS, type AnswerCode, type Route } from './reasons.ts'

const gain = { gainGrams: 50, requiredGrams: 200 }
const oneT: Finding = { tone: 'warn', urgency: 'lapor', code: '1t', ...gain, consecutiveT: 1 }
const twoT: Finding = { tone: 'warn', urgency: '7-hari', code: '2t', ...gain, consecutiveT: 2 }
const redArm: Finding = { tone: 'bad', urgency: 'segera', code: 'lila-merah', armCm: 11.4 }
const yellowArm: Finding = { tone: 'warn', urgency: '7-hari', code: 'lila-kuning', armCm: 12 }
const short: Finding = { tone: 'warn', urgency: '7-hari', code: 'pendek', z: -2.31 }
const orange: Finding = { tone: 'warn', urgency: 'lapor', code: 'garis-oranye', z: 1.2 }
const oedema: Finding = { tone: 'bad', urgency: 'segera', code: 'oedema' }
const praise: Finding = { tone: 'good', urgency: 'none', code: 'naik', gainGrams: 300, requiredGrams: 200 }
const answer = (code: AnswerCode, ...signs: string[]): AnswerFinding => ({ code, signs })

const day = (more: Partial<DayFindings>): DayFindings => ({
  on: '2026-03-10',
  completedMonths: 14,
  growth: [],
  answers: [],
  care: {},
  toldBefore: new Set(),
  ...more,
})
const codes = (of: DayFindings, settings = DEFAULT_FOLLOW_UP) => {
  const { reports, referrals } = followUp(of, settings)
  return { told: reports.map(({ code }) => code), referred: referrals.map(({ code, tier }) => `${code} ${tier}`) }
}

describe('what is told and what is referred', () => {
  it('a child that gained enough needs neither', () => {
    expect(followUp(day({ growth: [praise] }))).toEqual({ reports: [], referrals: [] })
  })

  it('1T, the orange line and a ceklis tidak lengkap are told to the bidan, without a slip', () => {
    const of = day({ growth: [oneT, orange], answers: [answer('ceklis-tidak-lengkap', 'jalan-sendiri')] })
    expect(codes(of)).toEqual({ told: ['ceklis-tidak-lengkap', '1t', 'garis-oranye'], referred: [] })
  })

  it('2T is referred within the week, with both numbers', () => {
    expect(followUp(day({ growth: [twoT] })).referrals).toEqual([
      { code: '2t', tier: '7-hari', trigger: { kind: 'gain', ...gain, consecutiveT: 2 } },
    ])
  })

  it('the most urgent stands first', () => {
    const of = day({ growth: [short, yellowArm, redArm], answers: [answer('tanda-bahaya', 'kejang')] })
    expect(codes(of).referred).toEqual([
      'tanda-bahaya segera',
      'lila-merah segera',
      'pendek 7-hari',
      'lila-kuning 7-hari',
    ])
  })

  it('a ceklis that the verdict knows of too is told once, with what was missing', () => {
    const growth: Finding[] = [{ tone: 'warn', urgency: 'lapor', code: 'ceklis-tidak-lengkap' }]
    const { reports } = followUp(day({ growth, answers: [answer('ceklis-tidak-lengkap', 'jalan-sendiri')] }))
    expect(reports.map(({ trigger }) => trigger)).toEqual([{ kind: 'signs', signs: ['jalan-sendiri'] }])
  })
})

describe('TBC', () => {
  it('one symptom is enough to refer, as the Kepmenkes has it', () => {
    expect(codes(day({ answers: [answer('tbc-gejala', 'tbc-batuk')] }))).toEqual({
      told: [],
      referred: ['tbc-gejala 7-hari'],
    })
  })

  it('where the card refers from two, one is told to the bidan', () => {
    const card = { ...DEFAULT_FOLLOW_UP, tbcSymptomsToRefer: 2 }
    const one = day({ answers: [answer('tbc-gejala', 'tbc-batuk')] })
    expect(followUp(one, card).reports).toMatchObject([{ code: 'tbc-gejala', because: 'below-threshold' }])
    expect(codes(day({ answers: [answer('tbc-gejala', 'tbc-batuk', 'tbc-demam')] }), card).referred).toEqual([
      'tbc-gejala 7-hari',
    ])
  })

  it('somebody at home with TBC is reason enough without a symptom', () => {
    expect(codes(day({ answers: [answer('tbc-kontak')] })).referred).toEqual(['tbc-kontak 7-hari'])
  })
})

describe('sudah dalam tata laksana', () => {
  const inCare = (code: string, until?: string) => ({ [code]: { since: '2026-02-01', until } })

  it('turns the same referral into a line for the bidan', () => {
    const { reports, referrals } = followUp(day({ growth: [twoT], care: inCare('2t') }))
    expect(referrals).toEqual([])
    expect(reports).toMatchObject([{ code: '2t', because: 'in-care', care: { since: '2026-02-01' } }])
  })

  it('covers what became milder, and not what became worse', () => {
    expect(codes(day({ growth: [yellowArm], care: inCare('lila-merah') })).referred).toEqual([])
    expect(codes(day({ growth: [redArm], care: inCare('lila-kuning') })).referred).toEqual(['lila-merah segera'])
  })

  it('says nothing about another reason', () => {
    expect(codes(day({ growth: [twoT], care: inCare('pendek') })).referred).toEqual(['2t 7-hari'])
  })

  it('holds on its first and its last day, and not the day before or after', () => {
    const on = (date: string, until?: string) =>
      codes(day({ on: date, growth: [twoT], care: { '2t': { since: '2026-02-01', until } } })).referred.length
    expect([on('2026-01-31'), on('2026-02-01')]).toEqual([1, 0])
    expect([on('2026-03-10', '2026-03-10'), on('2026-03-11', '2026-03-10')]).toEqual([0, 1])
  })

  it('never keeps a danger sign, oedema or an illness of today at home', () => {
    const care = { ...inCare('oedema'), ...inCare('tanda-bahaya'), ...inCare('sakit') }
    const of = day({ growth: [oedema], answers: [answer('tanda-bahaya', 'kejang'), answer('sakit', 'diare')], care })
    expect(codes(of).referred).toEqual(['tanda-bahaya segera', 'oedema segera', 'sakit 7-hari'])
  })
})

describe('a child the bidan already knows to be short', () => {
  it('is only mentioned', () => {
    const { reports, referrals } = followUp(day({ growth: [short], toldBefore: new Set(['pendek']) }))
    expect(referrals).toEqual([])
    expect(reports).toMatchObject([{ code: 'pendek', because: 'told-before' }])
  })

  it('is referred again when it became very short', () => {
    const growth: Finding[] = [{ ...short, code: 'sangat-pendek', z: -3.1 }]
    expect(codes(day({ growth, toldBefore: new Set(['pendek']) })).referred).toEqual(['sangat-pendek 7-hari'])
  })

  it('and one that did not gain is referred each time: that is new', () => {
    expect(codes(day({ growth: [twoT], toldBefore: new Set(['2t']) })).referred).toEqual(['2t 7-hari'])
  })
})

describe('the settings of the puskesmas', () => {
  it('can refer at 1T, as the KMS prints it, and only tell of a weight that begins to be too much', () => {
    const heavy: Finding = { tone: 'warn', urgency: '7-hari', code: 'bb-tb-berisiko-lebih', z: 1.5 }
    const settings = { ...DEFAULT_FOLLOW_UP, routes: { '1t': '7-hari', 'bb-tb-berisiko-lebih': 'lapor' } as const }
    expect(codes(day({ growth: [oneT, heavy] }), settings)).toEqual({
      told: ['bb-tb-berisiko-lebih'],
      referred: ['1t 7-hari'],
    })
  })

  it('name the red line under 6 months apart', () => {
    const bgm: Finding = { tone: 'warn', urgency: '24-jam', code: 'bgm', z: -3.2 }
    const settings = { ...DEFAULT_FOLLOW_UP, routes: { bgm: 'lapor' } as const }
    expect(codes(day({ growth: [bgm], completedMonths: 5 }), settings).referred).toEqual(['bgm 24-jam'])
    expect(codes(day({ growth: [bgm], completedMonths: 6 }), settings).told).toEqual(['bgm'])
  })
})

describe('measured on the borders of K6', async () => {
  const tables = await loadGrowthTables()
  const tierOf = (measured: Partial<Measured>, completedMonths: number) => {
    const scores = zScores(tables, { sex: 'L', ageDays: Math.round(completedMonths * 30.4375), ...measured })
    const growth = verdict({
      completedMonths,
      scores,
      weighing: undefined,
      armCm: measured.armCm,
      oedema: measured.oedema ?? false,
    })
    return codes(day({ growth, completedMonths })).referred
  }

  it.each<[string, Partial<Measured>, number, readonly string[]]>([
    ['LiLA 11.4', { armCm: 11.4 }, 6, ['lila-merah segera']],
    ['LiLA 11.5', { armCm: 11.5 }, 6, ['lila-kuning 7-hari']],
    ['LiLA 12.5', { armCm: 12.5 }, 6, []],
    ['LiLA under 6 months', { armCm: 11 }, 5, []],
    ['LiLA at 59 months', { armCm: 11.4 }, 59, ['lila-merah segera']],
    ['LiLA at 60 months', { armCm: 11.4 }, 60, []],
    ['oedema', { oedema: true }, 14, ['oedema segera']],
    ['BGM under 6 months', { weightKg: 4.5 }, 5, ['bgm 24-jam']],
    ['BGM from 6 months', { weightKg: 4.7 }, 6, ['bgm 7-hari']],
  ])('%s', (_border, measured, months, expected) => {
    expect(tierOf(measured, months)).toEqual(expected)
  })
})

describe('laws', () => {
  const growthFindings = [oneT, twoT, redArm, yellowArm, short, orange, oedema, praise]
  const answerCodes = Object.keys(ANSWER_REASONS) as AnswerCode[]
  const reasonCodes = [...growthFindings.map(({ code }) => code), ...answerCodes]
  const days = fc.record({
    on: fc.constant('2026-03-10'),
    completedMonths: fc.integer({ min: 0, max: 71 }),
    growth: fc.subarray(growthFindings),
    answers: fc.array(fc.record({ code: fc.constantFrom(...answerCodes), signs: fc.array(fc.string()) })),
    care: fc.dictionary(fc.constantFrom(...reasonCodes), fc.constant({ since: '2026-01-01' })),
    toldBefore: fc.subarray(reasonCodes).map((some) => new Set<string>(some)),
  })
  const settings = fc.record({
    routes: fc.dictionary(fc.constantFrom(...reasonCodes), fc.constantFrom<Route>(...TIERS, 'lapor')),
    tbcSymptomsToRefer: fc.integer({ min: 1, max: 2 }),
  })

  it('whatever was found stands in exactly one list, once', () => {
    fc.assert(
      fc.property(days, settings, (of, set) => {
        const { reports, referrals } = followUp(of, set)
        const listed = [...reports, ...referrals].map(({ code }) => code).sort()
        const found = [...of.growth.filter(({ urgency }) => urgency !== 'none'), ...of.answers].map(({ code }) => code)
        expect(listed).toEqual([...new Set(found)].sort())
      }),
    )
  })

  it('care and what is known only ever take referrals away, and never those of today', () => {
    fc.assert(
      fc.property(days, settings, (of, set) => {
        const without = followUp({ ...of, care: {}, toldBefore: new Set() }, set).referrals
        const { referrals } = followUp(of, set)
        for (const one of referrals) expect(without).toContainEqual(one)
        for (const one of without) if (ACUTE.has(one.code)) expect(referrals).toContainEqual(one)
      }),
    )
  })

  it('the referrals are in the order of their urgency', () => {
    fc.assert(
      fc.property(days, settings, (of, set) => {
        const order = followUp(of, set).referrals.map(({ tier }) => TIERS.indexOf(tier))
        expect(order).toEqual([...order].sort())
      }),
    )
  })
})
