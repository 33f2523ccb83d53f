import type { consent as id } from '../id/consent.ts'

export const consent: typeof id = {
  title: 'Family consent',
  open: 'The family’s consent is not recorded yet.',
  older: (date) => `The family agreed on ${date}. The notice has changed since: read it again when there is time.`,
  agreed: (date, who) => `The family agrees that its data is kept · ${date} · ${who}`,
  refused: (date, who) => `The family does not agree · ${date} · ${who}`,
  then: 'They are served as always. Do not fill in NIK and KK number. Tell the midwife: the puskesmas decides which records must be kept.',
  ask: 'Read it out and record',
  change: 'Change',
  close: 'Close',
  read: 'Read to the father, mother or guardian:',
  notice: [
    {
      head: 'What for',
      text: 'Name, NIK, birth date and results are written down so that growth is followed, no vaccine is missed, and the sick are referred in time.',
    },
    {
      head: 'Who sees it',
      text: 'The volunteers and the midwife of this posyandu, and the puskesmas. The health office receives only numbers, without names.',
    },
    {
      head: 'How long',
      text: 'For as long as they come to the posyandu. After that the puskesmas keeps it as the rules for health archives say.',
    },
    {
      head: 'Rights of the family',
      text: 'They may see it, ask for it to be corrected, take back their consent, or ask through the puskesmas for it to be deleted. Refusing takes nothing away from how they are served.',
    },
  ],
  agree: 'The family agrees',
  refuse: 'The family does not agree',
  saved: (agreed) => (agreed ? 'The family’s consent is recorded' : 'The family’s refusal is recorded'),
  tick: 'The family agrees that its data is kept',
  readFirst: 'Read the notice',
}
