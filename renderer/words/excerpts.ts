import { figure, plural } from './plural.ts'

/** The excerpts that pass a filter. */
export const excerptsWords = {
  title: 'Excerpts',
  shown: (shown: number, total: number) =>
    shown === total ? plural(total, 'excerpt') : `${figure(shown)} of ${figure(total)} excerpts`,
  none: 'No excerpt yet',
  noneSays: 'Code some words of a source: they stand here with all others, and a filter narrows them.',
  more: 'More',
  open: (place: string) => `Open ${place}`,
  list: 'Excerpts that pass the filter',
}
