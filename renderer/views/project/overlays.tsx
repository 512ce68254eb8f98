/** What lies over the window. */
export function Overlays() {
  return null
}
