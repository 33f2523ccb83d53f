import type { care as id } from '../id/care.ts'

export const care: typeof id = {
  nobodyYet: 'Nobody has come to this step yet.',
  yes: 'Yes',
  no: 'No',
  again: 'Change answers',
  finish: 'Done',
  done: (name) => `${name} is done with step 4`,
  nothingDue: 'Nothing needs to be asked today.',
  noBirthDate: 'The birth date is missing, so no questions can be chosen.',
  complete: 'Complete the details',

  broughtBy: 'Who brought the child?',
  broughtByWhom: 'Brought by',
  change: 'Change',
  notParent: 'Today’s breastfeeding answers are kept, and asked again when mother or father comes.',
  tellMother: 'Send the advice to the mother',
  // The family is written to in Indonesian, whatever language the phone's holder reads.
  message: (name, sentences) =>
    `Salam dari posyandu. Hari ini ${name} sudah datang. ${sentences} Bila ada pertanyaan, hubungi kader atau bidan.`,

  group: {
    keluhan: 'Complaints',
    ceklis: (band) => `Development, ${band} months`,
    asi: 'Breast milk only',
    makan: 'Food yesterday',
    catatan: 'Notes',
  },
  allNo: 'No to all',
  restNo: 'No to the rest',
  fromWeights: 'From the weights: no gain for 2 months',
  grade: { '1': '+1', '2': '+2', '3': '+3' },
  sickWhat: 'Ill with what?',

  ceklisDone: 'Complete, can do all',
  ceklisHow: 'Tap what the child cannot do yet.',
  notYet: 'not yet',
  foodDone: 'Complete, all five',
  foodHow: 'Tap what was missing yesterday.',
  missing: 'missing',

  asiAsk: (months) =>
    months === 0
      ? 'Only breast milk since birth? No water, other milk, honey or food.'
      : `Only breast milk up to ${months} months? No water, other milk, honey or food.`,
  asiYes: 'Yes, breast milk only',
  asiNo: 'Not any more',
  asiSince: 'From what age was something else given?',
  asiMonth: (month) => (month === 0 ? 'From birth' : `${month} months`),

  advice: 'Advice',
  given: 'Explained',
  more: (n) => `Other topics (${n})`,
  pmtGiven: 'Extra food (PMT penyuluhan) given',

  danger: 'Danger sign',
  dangerAsk: 'Which danger sign?',
  dangerHow: 'One is enough for an urgent referral.',
  dangerNow: 'Refer now',
  dangerSaved: (name) => `Danger sign of ${name} recorded`,
  dangerWithdrawn: (name) => `Danger sign of ${name} withdrawn`,
  notDanger: 'Chosen by mistake, withdraw',
  urgentTitle: 'Refer at once',
  urgentDo: [
    'Call the midwife now. Do not wait in the queue.',
    'Find a vehicle to the nearest health centre or hospital. One person goes along.',
    'Bring Buku KIA. Keep the child warm, and breastfeed while it can swallow.',
  ],
  urgentSign: {
    kejang: 'Convulsions: turn onto the side, loosen clothes, put nothing in the mouth.',
    'tidak-sadar': 'Unconscious: turn onto the side, give nothing to eat or drink.',
    'diare-berat': 'Diarrhoea: small sips of ORS or breast milk on the way if awake.',
    'napas-sesak': 'Hard breathing: hold upright, loosen clothes.',
  },
  callMidwife: 'Call the midwife',
  callAmbulance: 'Call 119 (ambulance)',
  writeMidwife: 'Send a WhatsApp message',
  // So is the bidan.
  urgentMessage: (posyandu) =>
    `Mohon segera: ada anak dengan tanda bahaya di Posyandu ${posyandu}. Tolong telepon kader sekarang.`,
  midwifePhone: 'Phone number of the midwife or pustu',
  keepPhone: 'Keep the number',
  phoneKept: 'The midwife’s number is kept',
  referred: 'An urgent referral has been made.',
  toReferral: 'See the referral slip',
}
