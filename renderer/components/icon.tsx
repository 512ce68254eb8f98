import type { ReactNode } from 'react'

const SHAPES = {
  down: <path d="m4.5 6.25 3.5 3.5 3.5-3.5" />,
  right: <path d="m6.25 4.5 3.5 3.5-3.5 3.5" />,
  left: <path d="m9.75 4.5-3.5 3.5 3.5 3.5" />,
  check: <path d="m3 8.5 3.25 3.25L13 4.75" />,
  interview: <path d="M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z" />,
  comment: (
    <>
      <path d="M2.5 3h11v8H8.5l-3.25 2.75V11H2.5z" />
      <path d="M5.25 5.75h5.5M5.25 8.25h3.5" />
    </>
  ),
  observation: (
    <>
      <path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  document: (
    <>
      <path d="M4 2.5h5.5L12.5 5.5v8H4z" />
      <path d="M9.25 2.75V6h3" />
    </>
  ),
  matrix: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx=".75" />
      <path d="M2.5 6.25h11M6.25 2.5v11M6.25 10h7.25M10 6.25v7.25" />
    </>
  ),
  out: <path d="M8 9.75V2.5M5.25 5.25 8 2.5l2.75 2.75M2.75 9.5v4h10.5v-4" />,
  in: <path d="M8 2.5v7.25M5.25 7 8 9.75 10.75 7M2.75 9.5v4h10.5v-4" />,
  find: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  quote: (
    <path d="M6.5 4.5c-2.25.5-3.5 2-3.5 4.25V11.5h3.5V8.25H4.75M13 4.5c-2.25.5-3.5 2-3.5 4.25V11.5H13V8.25h-1.75" />
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  propositions: <path d="M8 2.5v11M5 13.5h6M3 5h10M3 5 1.5 9.25h3zM13 5l-1.5 4.25h3z" />,
  framework: (
    <>
      <path d="M4 2.5v9.75h4M4 6.5h4" />
      <rect x="8.25" y="4.75" width="5" height="3.5" rx=".75" />
      <rect x="8.25" y="10.5" width="5" height="3.5" rx=".75" />
    </>
  ),
  undo: <path d="M5.5 3 2.75 5.75 5.5 8.5M2.75 5.75H9.5a3.75 3.75 0 0 1 0 7.5H6" />,
  redo: <path d="m10.5 3 2.75 2.75L10.5 8.5M13.25 5.75H6.5a3.75 3.75 0 0 0 0 7.5H10" />,
  cases: <path d="M2.5 13.5v-8l5-3v11M7.5 13.5h6V6.5h-6M2 13.5h12M10 9h1M10 11h1M4.75 7.5v0M4.75 10v0" />,
  settings: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 2v2M8 12v2M2 8h2M12 8h2M3.75 3.75l1.4 1.4M10.85 10.85l1.4 1.4M12.25 3.75l-1.4 1.4M5.15 10.85l-1.4 1.4" />
    </>
  ),
  memos: (
    <>
      <path d="M3 2.5h10v7.25L9.5 13.5H3z" />
      <path d="M13 9.75H9.5v3.75M5.5 5.5h5M5.5 8h3" />
    </>
  ),
  team: (
    <>
      <circle cx="5.75" cy="5.5" r="2.25" />
      <path d="M1.75 13c.3-2.5 1.8-4 4-4s3.7 1.5 4 4M10.5 3.4a2.25 2.25 0 0 1 0 4.2M11.5 9.3c1.6.5 2.5 1.8 2.75 3.7" />
    </>
  ),
  participant: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3.25 13.5c.3-2.75 2-4.25 4.75-4.25s4.45 1.5 4.75 4.25" />
    </>
  ),
  pair: (
    <>
      <rect x="2" y="5" width="4.5" height="6" rx=".75" />
      <rect x="9.5" y="5" width="4.5" height="6" rx=".75" />
      <path d="M6.5 8h3" />
    </>
  ),
  close: <path d="m4.25 4.25 7.5 7.5M11.75 4.25l-7.5 7.5" />,
  warn: (
    <>
      <path d="M8 2.5 14 13.25H2z" />
      <path d="M8 6.5v3.25M8 11.5v0" />
    </>
  ),
  error: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.5M8 10.75v0" />
    </>
  ),
  split: <path d="M8 2.5v11M2.5 3.5h11v9h-11z" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  stripes: <path d="M4 2.5v11M8 4.5v7M12 3v7.5" />,
  more: <path d="M3.5 8v0M8 8v0M12.5 8v0" strokeWidth="2.25" />,
  folder: <path d="M1.75 4h4.5l1.5 1.75h6.5v7.5H1.75z" />,
  curve: <path d="M2.5 2.5v11h11M4.5 4.5c1.5 5 4 6.5 8.5 7" />,
  bars: <path d="M2.5 2.5v11h11M5.5 13.5V8M8.75 13.5V4.5M12 13.5v-4" />,
  history: (
    <>
      <path d="M2.75 8A5.25 5.25 0 1 0 4.6 4M2.75 2.75V5.5H5.5" />
      <path d="M8 5.25V8l2 1.5" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.75" y="4" width="12.5" height="8" rx="1" />
      <path d="M4.25 6.5v0M6.75 6.5v0M9.25 6.5v0M11.75 6.5v0M5 9.5h6" />
    </>
  ),
  navigator: <path d="M2.5 3.5h11v9h-11zM6 3.5v9" />,
  inspector: <path d="M2.5 3.5h11v9h-11zM10 3.5v9" />,
  shield: <path d="M8 2.25 13 4v4c0 3-2.1 4.9-5 5.75C5.1 12.9 3 11 3 8V4z" />,
  book: (
    <path d="M8 4.25C6.5 3 4.5 2.75 2 2.75v9.5c2.5 0 4.5.25 6 1.5 1.5-1.25 3.5-1.5 6-1.5v-9.5c-2.5 0-4.5.25-6 1.5zM8 4.25v9.5" />
  ),
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z" />,
  pencil: <path d="m3 13 .75-3L11 2.75 13.25 5 6 12.25zM9.5 4.25 11.75 6.5" />,
  bin: <path d="M3 4.5h10M6.25 4.5v-2h3.5v2M4.25 4.5l.5 9h6.5l.5-9" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.75v1.5M8 12.75v1.5M1.75 8h1.5M12.75 8h1.5M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1" />
    </>
  ),
  star: <path d="m8 2.25 1.75 3.6 3.95.55-2.85 2.8.65 3.95L8 11.3l-3.5 1.85.65-3.95L2.3 6.4l3.95-.55z" />,
  many: <path d="M2.5 4h7M2.5 8h7M2.5 12h7M12.5 2.75v10.5" />,
  up: <path d="m4.5 9.75 3.5-3.5 3.5 3.5" />,
  pin: <path d="M9.5 2.5 13.5 6.5M10.25 3.25 6.5 6.5l-3 .75 5.25 5.25.75-3 3.25-3.75M6 10l-3.5 3.5" />,
  link: (
    <path d="M6.75 9.25 9.5 6.5M7.5 4.75l1.4-1.4a2.6 2.6 0 0 1 3.75 3.75l-1.9 1.9M8.5 11.25l-1.4 1.4a2.6 2.6 0 0 1-3.75-3.75l1.9-1.9" />
  ),
  calendar: <path d="M2.5 3.75h11v9.75h-11zM2.5 6.75h11M5.5 2.25v2.5M10.5 2.25v2.5" />,
  arrowRight: <path d="M3 8h9.5M9 4.5 12.5 8 9 11.5" />,
} satisfies Record<string, ReactNode>

/** The names of our own line icons: 16 px, one stroke of 1.5. */
export type IconName = keyof typeof SHAPES

/** A line icon. It says nothing to a screen reader: the words stand beside it or on its button. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  )
}
