// The first document of a window is the slow one: styles, fonts and the editor's code are met for the first time. A tiny
// one is drawn out of sight while nobody waits.

import '../../styles/source.css'
import '../../styles/margin.css'
import { createRoot } from 'react-dom/client'
import { ReadingSurface } from '../../editor/reading-surface.tsx'
import { readingText } from '../../editor/reading-text.ts'
import type { Paragraph, Speaker } from '../../../src/sources/types.ts'

/** Draws a small text out of sight and takes it away again. Harmless at any time. */
export function warmReading(): void {
  if (document.querySelector('.reading') !== null) return
  const speakers = [
    { id: 'a', label: 'A', role: 'interviewer', participantId: null },
    { id: 'b', label: 'B', role: 'respondent', participantId: null },
  ] as unknown as Speaker[]
  const paragraphs = Array.from({ length: 120 }, (_, at) => {
    const text = `${at % 2 === 0 ? 'A' : 'B'}: lorem ipsum dolor sit amet.`
    return {
      id: String(at),
      number: at + 1,
      start: at * 31,
      text,
      style: 'body',
      level: null,
      page: null,
      speakerId: at % 2 === 0 ? 'a' : 'b',
      speechStart: 3,
      marks: at === 1 ? [[3, 8, 'italic']] : [],
    }
  }) as unknown as Paragraph[]
  const place = document.createElement('div')
  place.className = 'warming'
  place.setAttribute('aria-hidden', 'true')
  place.inert = true
  document.body.append(place)
  const root = createRoot(place)
  const done = () => {
    root.unmount()
    place.remove()
  }
  root.render(<ReadingSurface reading={readingText({ paragraphs, speakers })} label="" onSurface={() => () => {}} />)
  setTimeout(done, 400)
}
