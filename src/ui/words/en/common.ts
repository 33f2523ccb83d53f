import type { common as id } from '../id/common.ts'

export const common: typeof id = {
  app: 'Lima Langkah',
  cancel: 'Cancel',
  undo: 'Undo',
  save: 'Save',
  saving: 'Saving…',
}
