import type { cardsCare as Id } from '../id/cards-care.ts'

export const cardsCare: typeof Id = {
  complaints: 'Signs of TB',
  others: 'Questions',
  forms: 'Screening',
  none: 'None',
  ckgDone: 'CKG done this year: yearly screening is not asked again.',
  notYet: 'not yet',
  of: (n, all) => `${n} of ${all}`,
  filled: 'filled in',

  next: 'On to the next person',

  private: 'Only the midwife and the puskesmas read the answers.',
  question: (n, all) => `Question ${n} of ${all}`,
  before: 'Previous',
  allAnswered: 'Everything is answered.',
  left: (n) => `${n} not answered`,
  toLeft: 'Answer now',
  answers: 'See the answers',
  close: 'Done',
  keep: 'Save for the midwife',
  kept: (title) => `${title}: saved for the midwife`,
  keptAlone: 'The answers are saved for the midwife, and are no longer on this phone.',

  urgent: {
    referred: 'An urgent referral has been made. The letter does not say why.',
    withdrawn: 'Taken back',
  },

  danger: {
    urgentDo: [
      'Call the midwife now. Do not wait for the queue.',
      'Get a vehicle to the nearest puskesmas or hospital. One person goes along.',
      'No food or drink if consciousness is lowered: lay the person on the side.',
    ],
    urgentSign: {
      stroke: 'Write down when it began. The hospital needs to know.',
      'nyeri-dada': 'Let the person sit half lying, loosen the clothes. No walking.',
      sesak: 'Let the person sit upright, loosen the clothes.',
    },
    // The bidan is written to in Indonesian, whatever language the phone's holder reads.
    urgentMessage: (posyandu) =>
      `Mohon segera: ada orang dengan tanda bahaya di Posyandu ${posyandu}. Tolong telepon kader sekarang.`,
  },

  nothingToGive: 'There is no child immunisation for this age.',
  received: (name) => `${name} is done at step 5`,

  unfinished: 'Not everything was answered.',
}
