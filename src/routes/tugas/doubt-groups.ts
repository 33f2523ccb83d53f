import type { DoubtTask } from '../../replica/queries/tasks.ts'

export const doubtGroups = ['nik', 'birth', 'weighing', 'immunization', 'other'] as const
export type DoubtGroup = (typeof doubtGroups)[number]

/** Which pile a doubt belongs to: what is looked up in the same paper is settled together. */
export function doubtGroupOf({ target, doubts }: DoubtTask): DoubtGroup {
  const field = doubts[0]?.field
  if (field === 'nik' || field === 'kk') return 'nik'
  if (field === 'birthDate') return 'birth'
  if (target.kind === 'immunization' || field === 'immunizationRefused') return 'immunization'
  return target.kind === 'visit' ? 'weighing' : 'other'
}
