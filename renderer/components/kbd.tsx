import { isMac, keysShown } from '../actions/shortcut.ts'

/** A shortcut as the keys a person presses: `<Keys of="Mod+K" />`. */
export function Keys({ of }: { of: string }) {
  return <kbd>{keysShown(of, isMac())}</kbd>
}
