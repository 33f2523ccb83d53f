/** How a register of many columns stands on paper: tables below each other, each with the row's number and name. Pure. */

/** Beside number and name, on a sheet that lies across. */
const A_SHEET = 12

/** Places of columns, by table. `nameAt`: whose row it is; the first column is its number. */
export function columnsOnPaper(count: number, nameAt: number): readonly (readonly number[])[] {
  const heads = [...new Set([0, nameAt])]
  const others = Array.from({ length: count }, (_, column) => column).filter((column) => !heads.includes(column))
  const tables = Math.max(1, Math.ceil(others.length / A_SHEET))
  const each = Math.ceil(others.length / tables)
  return Array.from({ length: tables }, (_, table) => [...heads, ...others.slice(table * each, (table + 1) * each)])
}
