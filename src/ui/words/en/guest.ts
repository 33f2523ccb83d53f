import type { guest as Guest } from '../id/guest.ts'

export const guest: typeof Guest = {
  title: (posyandu) => `Guest from ${posyandu}`,
  onlyBidan: 'A midwife who has both posyandu can link them, so that it counts at their own posyandu.',
  explain: 'Choose the person at their own posyandu. What was measured here then counts there too.',
  where: 'Their own posyandu',
  search: 'Search a name at their own posyandu',
  none: 'Nobody fits. Search another name, or register them at their own posyandu first.',
  isThis: (name) => `Link with ${name}`,
  linked: (name) => `Linked with ${name}`,
  is: (name, posyandu) => `The same as ${name} at ${posyandu}.`,
  counted: (date, home) => `What was measured on ${date} counts on the open day of ${home}`,
  stands: (date) => `${date}: they were measured there themselves that month`,
  noDay: (date) => `${date} waits: their own posyandu has no open day in that month yet`,
  open: (date) => `${date} does not count there yet`,
  count: 'Count at their own posyandu',
  countedNow: 'Counted at their own posyandu',
  undo: 'Not this person',
  undone: 'No longer linked. What was counted there is corrected there.',
}
