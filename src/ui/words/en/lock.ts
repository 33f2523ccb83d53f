import type { lock as id } from '../id/lock.ts'

export const lock: typeof id = {
  title: 'PIN',
  open: 'This phone’s PIN',

  ask: {
    title: 'Do several people use this phone?',
    explain: 'A PIN protects people’s records when somebody else holds this phone.',
    yes: 'Yes, set a PIN',
    no: 'No, only I use it',
  },

  set: {
    label: 'New PIN, 6 digits',
    repeat: 'Type it once more',
    easy: 'That PIN is too easy to guess. Choose other digits.',
    different: 'The two are not the same. Type them again.',
    save: 'Use this PIN',
    alsoAndroid:
      'Set the phone’s own screen lock too (pattern, PIN or fingerprint), in its Settings. Without it, who takes this phone apart can guess the app’s PIN within a day.',
    done: 'The PIN is set',
    changed: 'The PIN is changed',
  },

  enter: {
    title: 'This phone is locked',
    label: 'PIN',
    wrong: 'That PIN does not fit. Try again.',
    wait: (time) => `Too many wrong ones. Try again in ${time}. No record is lost.`,
    seconds: (n) => `${n} seconds`,
    minutes: (n) => `${n} minutes`,
    forgot: 'Forgot the PIN?',
  },

  forgot: {
    title: 'Forgot the PIN',
    explain: 'No record is lost. A recovery code of 12 digits opens this phone.',
    where:
      'Ask another kader of this posyandu, the midwife or the puskesmas. On their phone: More → This phone’s PIN → Recovery codes of other phones.',
    phone: (name) => `Tell them the name of this phone: ${name}`,
    label: 'Recovery code',
    hint: 'For example: 4821 0937 5562',
    wrong: 'That code does not fit. Check the digits.',
    open: 'Continue',
    back: 'Back to the PIN',
    fresh: 'The code fits. Now make a new PIN.',
  },

  settings: {
    none: 'This phone has no PIN yet. Whoever holds it can read people’s records.',
    is: 'This phone has a PIN.',
    rule: 'It locks after 10 minutes without a touch, and whenever the app is opened again. During an open day the lock waits.',
    kept: 'Colleagues in this posyandu hold the recovery code.',
    waiting:
      'The recovery code has not been sent yet. Connect this phone to the internet for a moment; until then the lock is not complete.',
    set: 'Set a PIN',
    change: 'Change the PIN',
    remove: 'Remove the PIN',
    removeExplain: 'Only when nobody else uses this phone. Type the PIN to remove it.',
    changeExplain: 'Type the PIN of now first.',
    removed: 'The PIN is removed',
    now: 'Lock now',
    cancel: 'Cancel',
  },

  own: {
    title: 'Write down the recovery code',
    explain: 'This device belongs to no single posyandu. Write this code on paper and keep it safe in the office.',
    done: 'I have written it down',
  },

  others: {
    title: 'Recovery codes of other phones',
    explain: 'For a colleague who forgot the PIN. Tell it only to somebody you know.',
    none: 'No other phone has a PIN yet.',
    show: (name) => `Show the code of ${name}`,
    phone: (id) => `Phone ${id}`,
  },

  wipe: {
    title: 'Delete the data from this phone',
    explain: 'For a phone that is sold, replaced, or no longer used at the posyandu.',
    gone: 'All records, the PIN and this phone’s permission are deleted. What was sent stays safe on the server and on other phones. To use this phone again takes a new invitation.',
    unsent: (n) =>
      `${n} entries have not been accepted by the server and are only on this phone. Connect it to the internet until they are sent, or save them to a file first.`,
    export: 'Save to a file first',
    exported: (name) => `The file ${name} is in Downloads. Move it to another phone before you give this one away.`,
    code: 'Write down the file’s code. Without it the file cannot be opened:',
    failed: 'The file could not be made. Try once more.',
    first: 'Delete the data from this phone',
    sure: 'Are you sure? This cannot be undone.',
    second: 'Yes, delete it now',
    cancel: 'Do not delete',
    working: 'Deleting…',
    stuck: 'Not everything is deleted yet. Close other tabs of Lima Langkah, then try again.',
    again: 'Try again',
    done: 'The data on this phone is deleted',
    doneExplain: 'You may close the app.',
    restart: 'Begin anew',
  },
}
