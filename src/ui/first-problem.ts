import { tick } from 'svelte'

/** After saving was refused: to the first field that says why, which on a phone stands far above the button. */
export async function goToFirstProblem(): Promise<void> {
  await tick()
  document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
}
