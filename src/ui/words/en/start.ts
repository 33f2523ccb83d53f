import type { start as id } from '../id/start.ts'

export const start: typeof id = {
  join: {
    title: 'Join a posyandu',
    insecure:
      'This address is not secure, so the phone cannot protect the records. Open the link from the puskesmas that begins with https://.',
    howTo: 'Open the invitation link from the puskesmas or the head kader, for instance in WhatsApp. Or paste it here.',
    link: 'Invitation link',
    linkHint: 'Begins with https:// and contains the word “gabung”',
    badLink: 'This is not a complete invitation link. Copy the whole link again.',
    paste: 'Join with this link',
    joining: 'Preparing this phone…',
    ready: 'This phone is ready. No signal needed.',
    failed: {
      insecure: 'This address is not secure. Open the link that begins with https://.',
      'other-puskesmas':
        'This phone has joined another puskesmas, so its records must not be mixed. Use another phone, or ask the puskesmas.',
      'already-joined':
        'This phone has joined with another invitation. If your work has changed, the puskesmas can change it from there, without a new invitation.',
      'storage-full': 'The phone is full. Delete photos or videos, then try again.',
      'storage-blocked': 'This phone does not allow storage. Close private mode, then open the link again.',
      'storage-lost': 'Storage was lost. Reopen the app, then try again.',
      broken: 'That did not work. Try again.',
    },
    again: 'Try again',
    already: (posyandu) => `This phone already belongs to ${posyandu}.`,
    alreadyUnnamed: 'This phone already belongs to a posyandu.',
    open: 'Open Today',
  },
  posyandu: {
    title: 'This posyandu',
    explain: 'Only once. If another phone has filled it in, the name appears by itself once connected.',
    name: 'Name of the posyandu',
    nameHint: 'For instance: Melati',
    desa: 'Village',
    desaByOffice: 'the puskesmas changes it',
    kecamatan: 'Sub-district',
    kabupaten: 'District or city',
    later: 'Later',
    saved: 'Name of the posyandu saved',
  },
  who: {
    title: 'Who are you?',
    explain: 'Your name is written with every entry on this phone.',
    choose: 'Tap your name',
    itIsMe: (name) => `I am ${name}`,
    other: 'My name is not here',
    name: 'Your name',
    nameHint: 'For instance: Bu Ratna',
    use: 'Use this name',
    now: 'now',
    welcome: (name) => `${name} is now using this phone`,
  },
}
