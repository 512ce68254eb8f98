/** Shown while the project is locked. */
export function LockScreen() {
  return null
}
