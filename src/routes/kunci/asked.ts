const KEY = 'kunci/ditanya'

/** Whether somebody here has said if this phone is shared. */
export function wasAskedWhetherShared(): boolean {
  return localStorage.getItem(KEY) !== null
}

export function rememberAskedWhetherShared(): void {
  localStorage.setItem(KEY, '1')
}
