import { create } from 'zustand'
import { keep, kept } from './keep.ts'

/** `system` follows the computer: dark or light, with more contrast when it asks for it. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast' | 'contrast-dark'
export type Density = 'compact' | 'normal' | 'roomy'
/** The text sizes offered, as a factor. */
export const TEXT_SIZES = [0.9, 1, 1.15, 1.3, 1.5] as const

/** Minutes without a key or the mouse after which an encrypted project locks itself; 0 for never. */
export const LOCK_AFTER = [0, 5, 15, 60] as const

/** How a person likes the window. */
export interface Settings {
  readonly theme: Theme
  readonly textSize: number
  readonly density: Density
  readonly lockAfter: number
}

interface SettingsState extends Settings {
  readonly change: (settings: Partial<Settings>) => void
}

const BEGIN: Settings = { theme: 'system', textSize: 1, density: 'normal', lockAfter: 15 }

function read(): Settings {
  const found = kept<Partial<Settings>>('settings', {})
  return {
    theme: ['system', 'light', 'dark', 'contrast', 'contrast-dark'].includes(found.theme ?? '')
      ? found.theme!
      : BEGIN.theme,
    textSize: TEXT_SIZES.find(size => size === found.textSize) ?? BEGIN.textSize,
    density: ['compact', 'normal', 'roomy'].includes(found.density ?? '') ? found.density! : BEGIN.density,
    lockAfter: LOCK_AFTER.find(minutes => minutes === found.lockAfter) ?? BEGIN.lockAfter,
  }
}

/** The settings of this window. */
export const useSettings = create<SettingsState>((set, get) => ({
  ...read(),
  change(settings) {
    set(settings)
    const { theme, textSize, density, lockAfter } = get()
    keep('settings', { theme, textSize, density, lockAfter })
  },
}))

/** The theme that `system` means now. */
export function themeNow(theme: Theme, asks: (query: string) => boolean): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme
  const dark = asks('(prefers-color-scheme: dark)')
  if (asks('(prefers-contrast: more)')) return dark ? 'contrast-dark' : 'contrast'
  return dark ? 'dark' : 'light'
}

/** Puts the settings on the page, now and whenever they or the computer's wishes change. */
export function wearSettings(): void {
  const asks = (query: string) => window.matchMedia(query).matches
  const wear = () => {
    const { theme, textSize, density } = useSettings.getState()
    const root = document.documentElement
    root.dataset['theme'] = themeNow(theme, asks)
    if (density === 'normal') delete root.dataset['density']
    else root.dataset['density'] = density
    root.style.setProperty('--scale', String(textSize))
  }
  wear()
  useSettings.subscribe(wear)
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    window.matchMedia(query).addEventListener('change', wear)
  }
}
