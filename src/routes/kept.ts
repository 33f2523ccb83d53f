import { isPractice } from '../replica/practice/mode.ts'

/** Where screens keep what is being typed and chosen: in practice, only as long as this tab is in it. */
export function kept(): Storage {
  return isPractice ? sessionStorage : localStorage
}
