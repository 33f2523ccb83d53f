import type { shell as id } from '../id/shell.ts'

export const shell: typeof id = {
  nav: { label: 'Main menu', today: 'Today', people: 'People', tasks: 'Tasks', recaps: 'Recaps', more: 'More' },
  tasksWaiting: (n) => `${n} waiting`,
  back: 'Back',
  who: 'Who are you?',
  changeWho: (name) => `${name}. Tap to change person`,
  dismiss: 'Close',
  wipe: 'Delete the data from this phone',
  undone: 'Undone',
  badge: {
    label: 'Sending status',
    waiting: (n) => `On phone, ${n} not sent`,
    saved: 'Saved on phone',
    sending: 'Sending…',
    sent: (time) => `Sent ${time}`,
  },
  problem: {
    refused: (n) => ({
      text: `${n} ${n === 1 ? 'entry was' : 'entries were'} not accepted by the server. Still on this phone.`,
      action: 'Show',
    }),
    revoked: {
      text: 'The puskesmas has taken away this phone’s access. What was not sent waits for their yes; the records on this phone do not change.',
      action: 'Show',
    },
    'invitation-used': {
      text: 'Another phone has used this phone’s invitation. The records here are safe. Ask the puskesmas for a new invitation.',
      action: 'Open a new invitation',
    },
    'invitation-over': {
      text: 'This phone’s invitation is no longer valid. The records here are safe. Ask the puskesmas for a new invitation.',
      action: 'Open a new invitation',
    },
    'not-invited': {
      text: 'The server does not know this phone’s invitation. The records here are safe. Ask the puskesmas for a new invitation.',
      action: 'Open a new invitation',
    },
    'link-refused': {
      text: 'This phone may not send yet. Entries are safe on the phone. Call the puskesmas.',
      action: 'Show',
    },
    'update-needed': {
      text: 'The app on this phone is too old. Use the new version so that entries are sent.',
      action: 'Use the new version',
    },
    'storage-full': {
      text: 'The phone is full. Delete photos or videos you do not need, then try again.',
      action: 'Try again',
    },
    'storage-blocked': {
      text: 'This phone does not allow storage. Close private mode and open again in ordinary Chrome.',
      action: 'Try again',
    },
    'storage-lost': {
      text: 'The connection to the phone’s storage was lost. Reopen the app before writing more.',
      action: 'Reopen',
    },
  },
  notFound: 'There is no such page',
  notFoundExplain: 'Your records are safe. Go back to Today.',
  notOpened: 'It cannot be opened yet',
  tryAgain: 'Try again',
  unexpected: 'Something did not work. Try again.',
  save: {
    'storage-full': 'Not saved: the phone is full. Delete photos or videos, then save again.',
    'storage-blocked': 'Not saved: the phone does not allow storage. Close private mode.',
    'storage-lost': 'Not saved: storage was lost. Reopen the app; what you typed is still here.',
    'not-joined': 'Not saved: this phone has not joined a posyandu.',
    'no-reason': 'Not saved: this day is closed, so a reason is needed.',
    'no-person': 'Not saved: first choose who is using this phone.',
    broken: 'Not saved. Please save again.',
  },
}
