// What can be measured, and how it is asked for.

/** The measurements, in the order in which they are made. */
export const BENCHES = [
  ['core', 'the core on the reference study: opening, coding, searching, matrices, exports'],
  ['keyed', 'the same on an encrypted project'],
  ['million', 'the same at ten times the size'],
  ['agreement', 'agreement of four coders'],
  ['merge', 'four copies merged in one pass'],
  ['merge-million', 'the same at ten times the size'],
  ['bring-in', 'another project brought in'],
  ['destroying', 'words and sources destroyed for good'],
  ['questions', 'every question that the core answers'],
  ['window', 'the window: scrolling, typing, coding, finding'],
  ['wide', 'the window on twenty thousand things and a thousand codes'],
  ['matrix', 'a large matrix in the window'],
]

/** How the bench is used. */
export const BENCH = {
  usage: 'npm run bench -- [--only NAME] [--scale N] [--keep FOLDER]',
  says: 'Measures the core and the window on a generated study of the reference size: a report, never a test. Without\n--only everything is measured, which takes long.',
  options: {
    only: { value: 'NAME', oneOf: BENCHES, says: 'only this measurement:' },
    scale: { value: 'N', like: /^(\d+(\.\d+)?|\.\d+)$/, says: 'the size of the study; else 1, for a quick look 0.1' },
    keep: { value: 'FOLDER', says: 'where the generated projects are kept for the next time' },
  },
}
