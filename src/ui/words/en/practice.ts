import type { practice as id } from '../id/practice.ts'

export const practice: typeof id = {
  title: 'Practice',
  banner: 'PRACTICE – not real data, never sent',
  leave: 'Leave',
  leaveLong: 'Leave practice',
  explain:
    'An invented posyandu to learn with: 30 children, two months of weighing, and an open day. Nothing can break.',
  apart: 'Practice is kept apart on this phone. The real posyandu is not touched, and practice is never sent anywhere.',
  start: 'Start practising',
  first: 'Learn first, in the practice posyandu',
  preparing: 'Preparing the practice posyandu…',
  failed: 'Practice could not be prepared. Try again.',
  again: 'Try again',
  open: 'Open the practice posyandu',
  reset: 'Start over',
  resetExplain: 'Everything typed in practice on this phone is deleted and the invented posyandu is made again.',
}
