/** How far one of the five steps of a visit is. */
export type StepMark = 'done' | 'now' | 'missed' | 'skipped' | 'todo'
