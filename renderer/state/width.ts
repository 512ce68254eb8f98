import { create } from 'zustand'
import { useSettings } from './settings.ts'

/** How much room the window has, with the text size taken into account: narrow below 1180, wide from 2000. */
export type WidthClass = 'narrow' | 'normal' | 'wide'

/** The class of a width in pixels at a text size (1 is 100 %). */
export function widthClass(pixels: number, textSize: number): WidthClass {
  const room = pixels / Math.max(1, textSize)
  return room < 1180 ? 'narrow' : room < 2000 ? 'normal' : 'wide'
}

/** How much room there is now. */
export const useWidth = create<{ readonly width: WidthClass }>(() => ({ width: 'normal' }))

/** Follows the window's size and puts it on the page as `data-width`. */
export function watchWidth(): void {
  const look = () => {
    const width = widthClass(window.innerWidth, useSettings.getState().textSize)
    document.documentElement.dataset['width'] = width
    if (useWidth.getState().width !== width) useWidth.setState({ width })
  }
  look()
  window.addEventListener('resize', look)
  useSettings.subscribe(look)
}
