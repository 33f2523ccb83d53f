import { describe, expect, it } from 'vitest'
import { adultAdviceFor, adultAdviceNamed } from './adult-advice.ts'
import { answersTo, exampleVisitor } from './example-visitor.ts'
import { SRQ_20 } from './forms/srq-20.ts'
import { meaningsFor } from './meanings.ts'

function topics(made: Parameters<typeof exampleVisitor>[0]): readonly string[] {
  const visitor = exampleVisitor(made)
  return adultAdviceFor(meaningsFor(visitor), visitor).map(({ code }) => code)
}

describe('what is explained', () => {
  it.each<[string, Parameters<typeof exampleVisitor>[0], readonly string[]]>([
    ['high pressure', { years: 45, today: { 'measure.sistole': 135, 'measure.diastole': 80 } }, ['garam']],
    ['diabetes', { years: 45, today: { 'measure.gds': 250 } }, ['obat-teratur', 'gula']],
    ['prediabetes', { years: 45, today: { 'measure.gds': 140 } }, ['gula']],
    ['too heavy', { years: 45, today: { weightKg: 80, heightCm: 160 } }, ['gerak']],
    ['too thin', { years: 45, today: { weightKg: 40, heightCm: 160 } }, ['gizi-kurang-dewasa']],
    ['a smoker of last year', { years: 30, earlier: [[200, { 'ask.merokok': 'aktif' }]] }, ['rokok']],
    ['smoke at home', { years: 30, today: { 'ask.merokok': 'pasif' } }, ['rokok']],
    ['eating habits', { years: 30, today: { 'ask.perilaku': ['garam', 'gula', 'lemak'] } }, ['garam', 'gula', 'gerak']],
    ['signs of TBC', { years: 30, today: { 'ask.tbc-darah': true } }, ['tbc-dewasa']],
    ['a girl without TTD', { years: 14, today: { 'ask.ttd-mingguan': false } }, ['anemia']],
    ['medicine not taken', { years: 50, today: { 'ask.minum-obat': false } }, ['obat-teratur']],
    ['nothing found', { years: 30 }, ['cerdik', 'perasaan']],
    ['nothing found, old', { years: 70 }, ['lansia-aman', 'cerdik', 'perasaan']],
  ])('%s', (_what, made, expected) => {
    expect(topics(made)).toEqual(expected)
  })

  it('never tells what was answered in confidence: the topic is kept where every kader reads', () => {
    const today = { 'form.srq-20': answersTo(SRQ_20, { '17': 1 }) }
    expect(topics({ years: 30, today })).toEqual(topics({ years: 30 }))
  })

  it('each topic has three sentences and is found by its code', () => {
    for (const code of topics({ years: 70 })) {
      const topic = adultAdviceNamed(code)
      expect(topic?.says.filter((sentence) => sentence.endsWith('.'))).toHaveLength(3)
    }
    expect(adultAdviceNamed('dari-versi-lain')).toBeUndefined()
  })
})
