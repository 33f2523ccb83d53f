import type { ServiceRequest } from '@medplum/fhirtypes'
import type { ReferralStatus } from '../../../domain/follow-up/referral.ts'
import type { Tier } from '../../../domain/follow-up/reasons.ts'
import type { PersonMonth } from '../../month/person-month.ts'
import { fhirId } from './ids.ts'
import { encounterRef, subjectOf } from './patient.ts'

const STATUS: Readonly<Record<ReferralStatus, NonNullable<ServiceRequest['status']>>> = {
  dibuat: 'active',
  diketahui: 'active',
  dikirim: 'active',
  'tidak-datang': 'active',
  datang: 'active',
  'tindak-lanjut': 'active',
  selesai: 'completed',
  menolak: 'revoked',
  meninggal: 'revoked',
}
const PRIORITY: Readonly<Record<Tier, NonNullable<ServiceRequest['priority']>>> = {
  segera: 'stat',
  '24-jam': 'urgent',
  '7-hari': 'routine',
}

/** Referrals of this month. What the puskesmas answered is not in them: it says what to do, and is no part of the order. */
export function requestsOf(at: PersonMonth): readonly ServiceRequest[] {
  const { person } = at
  return at.referrals.map(({ openDay, madeOn, status, tier, reasons, shown }) => {
    const visit = at.visits.find((each) => each.openDay === openDay)
    return {
      resourceType: 'ServiceRequest',
      id: fhirId(person.record, openDay, 'rujukan'),
      status: STATUS[status],
      intent: 'order',
      priority: PRIORITY[tier],
      category: [{ text: 'rujukan' }],
      code: { text: 'Rujukan dari posyandu' },
      subject: subjectOf(person),
      ...(visit && { encounter: encounterRef(person, visit) }),
      authoredOn: madeOn,
      ...(shown.destination && { performer: [{ display: shown.destination }] }),
      ...(reasons.length > 0 && { reasonCode: reasons.map((text) => ({ text })) }),
    }
  })
}
