import type { ReactNode } from 'react'
import { words } from '../words/en.ts'

/** The four stances of a piece of evidence. */
export type Stance = 'confirming' | 'disconfirming' | 'qualifying' | 'neutral'
/** The seven positions of a case on a proposition. */
export type Position = keyof typeof words.common.positions

const outline = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 }

const STANCES: Readonly<Record<Stance, { colour: string; shape: ReactNode }>> = {
  confirming: { colour: 'is-confirming', shape: <path d="M8 3 13.5 12.5h-11z" fill="currentColor" /> },
  disconfirming: { colour: 'is-disconfirming', shape: <path d="M8 13 2.5 3.5h11z" fill="currentColor" /> },
  qualifying: {
    colour: 'is-qualifying',
    shape: (
      <>
        <path d="M8 2.75 13.25 8 8 13.25 2.75 8z" {...outline} />
        <path d="M8 2.75 13.25 8 8 13.25z" fill="currentColor" />
      </>
    ),
  },
  neutral: { colour: 'is-neutral', shape: <circle cx="8" cy="8" r="4.5" {...outline} /> },
}

/** The sign of a stance: shape first, colour repeats it. Pass `bare` where the word stands beside it. */
export function StanceSign({ stance, bare }: { stance: Stance; bare?: boolean }) {
  const { colour, shape } = STANCES[stance]
  const says = bare ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words.common.stances[stance] }
  return (
    <svg className={`stance ${colour}`} viewBox="0 0 16 16" {...says}>
      {shape}
    </svg>
  )
}

const edge = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinejoin: 'round' as const }

const POSITIONS: Readonly<Record<Position, { colour: string; shape: ReactNode }>> = {
  supports: { colour: 'is-confirming', shape: <path d="M10 1.75 17.5 14.25h-15z" fill="currentColor" /> },
  supportsWithConditions: {
    colour: 'is-confirming',
    shape: (
      <>
        <path d="M10 1.75 17.5 14.25h-15z" {...edge} />
        <path d="M10 1.75v12.5H2.5z" fill="currentColor" />
      </>
    ),
  },
  conditional: {
    colour: 'is-qualifying',
    shape: (
      <>
        <path d="M10 1.25 17 8l-7 6.75L3 8z" {...edge} />
        <path d="M10 1.25 17 8l-7 6.75z" fill="currentColor" />
      </>
    ),
  },
  mixed: {
    colour: 'is-ink',
    shape: (
      <>
        <path d="M5.25 2.5 10 13.5H.5z" fill="currentColor" />
        <path d="M14.75 13.5 10 2.5h9.5z" {...edge} strokeWidth={1.4} />
      </>
    ),
  },
  challengesWithConditions: {
    colour: 'is-disconfirming',
    shape: (
      <>
        <path d="M10 14.25 2.5 1.75h15z" {...edge} />
        <path d="M10 14.25V1.75H2.5z" fill="currentColor" />
      </>
    ),
  },
  challenges: { colour: 'is-disconfirming', shape: <path d="M10 14.25 2.5 1.75h15z" fill="currentColor" /> },
  silent: {
    colour: 'is-neutral',
    shape: (
      <circle cx="10" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 2.3" />
    ),
  },
}

/** The sign of a case's position on a proposition. */
export function PositionSign({ position, bare }: { position: Position; bare?: boolean }) {
  const { colour, shape } = POSITIONS[position]
  const says = bare ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words.common.positions[position] }
  return (
    <svg className={`position ${colour}`} viewBox="0 0 20 16" {...says}>
      {shape}
    </svg>
  )
}

/** The shape of a position inside a larger drawing, 20 by 16, its colour with it. */
export function PositionShape({ position }: { position: Position }) {
  const { colour, shape } = POSITIONS[position]
  return <g className={colour}>{shape}</g>
}
