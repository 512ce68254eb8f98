import { createContext, useContext, type ReactNode } from 'react'

/** Which mark of a picture is its tab stop; null for the first. */
export const Stop = createContext<{ readonly id: string | null; readonly first: string | null }>({
  id: null,
  first: null,
})

interface MarkProps {
  readonly id: string
  /** The middle of the mark, in the picture's own pixels: arrows go by it. */
  readonly x: number
  readonly y: number
  /** What it is and says, in words. */
  readonly says: string
  readonly onOpen?: (() => void) | undefined
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a picture that stands for something and opens it. Arrows walk from one to the next; Enter and a press open. */
export function Mark({ id, x, y, says, onOpen, className, children }: MarkProps) {
  const stop = useContext(Stop)
  return (
    <g
      className={className ? `pic-mark ${className}` : 'pic-mark'}
      role={onOpen ? 'button' : 'img'}
      aria-label={says}
      tabIndex={id === (stop.id ?? stop.first) ? 0 : -1}
      data-mark={id}
      data-x={x}
      data-y={y}
      onClick={onOpen}
      onKeyDown={event => {
        if (!onOpen || (event.key !== 'Enter' && event.key !== ' ')) return
        event.preventDefault()
        onOpen()
      }}
    >
      <title>{says}</title>
      {children}
    </g>
  )
}
