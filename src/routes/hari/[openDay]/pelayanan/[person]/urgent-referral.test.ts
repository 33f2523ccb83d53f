import { describe, expect, it } from 'vitest'
import { referralFor, referralWithout } from './urgent-referral.ts'

const jiwa = { reason: 'jiwa', trigger: 'Perlu dinilai bidan secara pribadi', tier: 'segera' } as const
const high = { reason: 'td-tinggi', trigger: 'Tekanan darah tinggi: 150/95 mmHg', tier: '7-hari' } as const

describe('the referral of a day', () => {
  it('is made when there was none, and goes to the nearest place that can help', () => {
    expect(referralFor({}, jiwa)).toEqual({
      reasons: ['jiwa'],
      trigger: jiwa.trigger,
      tier: 'segera',
      destination: 'puskesmas',
      status: 'dibuat',
    })
  })

  it('keeps its other reasons, becomes as urgent as the most urgent, and moves on no further', () => {
    const before = { ...referralFor({}, high), status: 'dikirim', destination: 'pustu' } as const
    expect(referralFor(before, jiwa)).toEqual({
      reasons: ['td-tinggi', 'jiwa'],
      trigger: `${high.trigger}; ${jiwa.trigger}`,
      tier: 'segera',
      destination: 'puskesmas',
    })
    expect(referralFor({ ...before, tier: 'segera', destination: 'rs' }, high)).toMatchObject({
      tier: 'segera',
      destination: 'rs',
    })
  })

  it('stands once however often it is said, and loses one reason without the others', () => {
    const both = referralFor(referralFor(referralFor({}, high), jiwa), jiwa)
    expect(both.reasons).toEqual(['td-tinggi', 'jiwa'])
    expect(referralWithout(both, jiwa, undefined)).toEqual({ reasons: ['td-tinggi'], trigger: high.trigger })
  })

  it('is as urgent as what is left of it once the wrong button is taken back', () => {
    const danger = { reason: 'tanda-bahaya', trigger: 'kejang', tier: 'segera' } as const
    const before = referralFor(referralFor({}, { reason: '2t', trigger: '2T', tier: '7-hari' }), danger)
    const without = (found: Parameters<typeof referralWithout>[2]) => referralWithout(before, danger, found)
    expect(without([{ code: '2t', tier: '7-hari' }])).toMatchObject({ tier: '7-hari', destination: 'pustu' })
    expect(without([{ code: '2t', tier: '24-jam' }])).toMatchObject({ tier: '24-jam', destination: 'pustu' })
    // Still urgent, or nobody here can say: the letter stays as somebody made it.
    for (const found of [[{ code: '2t', tier: 'segera' }], []] as const) {
      expect(without(found)).toEqual({ reasons: ['2t'], trigger: '2T' })
    }
    // Somebody has made it less urgent by hand: it is not for us to make it more so.
    const byHand = { ...before, tier: '7-hari', destination: 'puskesmas' } as const
    expect(referralWithout(byHand, danger, [{ code: '2t', tier: '24-jam' }])).toEqual({
      reasons: ['2t'],
      trigger: '2T',
    })
  })

  it('says what was said last: a sign that somebody tapped by mistake is on no letter', () => {
    const danger = (trigger: string) => ({ reason: 'tanda-bahaya', trigger, tier: 'segera' }) as const
    const before = referralFor(referralFor({}, high), danger('kejang'))
    expect(referralFor(before, danger('muntah terus'), 'kejang').trigger).toBe(`${high.trigger}; muntah terus`)
    // Chosen anew on the letter's own screen, it stands under its name.
    const edited = { ...before, trigger: `Tanda bahaya: kejang; ${high.trigger}` }
    expect(referralFor(edited, danger('muntah terus'), 'kejang').trigger).toBe(`${high.trigger}; muntah terus`)
    expect(referralWithout(edited, danger('kejang'), []).trigger).toBe(high.trigger)
  })

  it('loses the danger signs of a mother also when she has given birth since they were said', () => {
    const before = referralFor({}, { reason: 'bahaya-hamil', trigger: 'Ketuban pecah', tier: 'segera' })
    expect(referralWithout(before, { reason: 'bahaya-nifas', trigger: 'Ketuban pecah' }, []).status).toBeNull()
  })

  it('is gone when its only reason is taken back', () => {
    const gone = { status: null, reasons: null, trigger: null, tier: null, destination: null }
    expect(referralWithout(referralFor({}, jiwa), jiwa, [])).toEqual(gone)
  })
})
