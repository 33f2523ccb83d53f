/** Enter in one number goes to the next, and from the last of a row to the next row. */
export function goToNextCell(event: KeyboardEvent): void {
  const here = event.target
  if (event.key !== 'Enter' || !(here instanceof HTMLInputElement) || here.dataset.cell === undefined) return
  event.preventDefault()
  const list = here.closest('ul')
  const cells = [...(list?.querySelectorAll<HTMLInputElement>('input[data-cell]') ?? [])]
  const next = cells[cells.indexOf(here) + 1]
  if (next) next.focus()
  else here.blur()
  next?.select()
  next?.scrollIntoView({ block: 'center' })
}
