// Writes out theme matrices by site, or everything: for whom, with which quotes, and under which filter.

import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { Segments } from '../../components/segments.tsx'
import { Select } from '../../components/select.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import '../../styles/quotes.css'
import { quotesWords } from '../../words/quotes.ts'
import { exportThemes, THEMES_FORMATS, writeEverything, type ThemesWish } from './quote-deeds.ts'

const w = quotesWords.writeOut

/** The dialog. */
export default function WriteOutDialog({ what }: { readonly what: 'themes' | 'everything' }) {
  const [filter, setFilter] = useState<Filter | null>(null)
  const [audience, setAudience] = useState<ThemesWish['audience']>('outside')
  const [quotes, setQuotes] = useState<ThemesWish['quotes']>('basket')
  const [format, setFormat] = useState<ThemesWish['format']>('xlsx')
  const narrowed = useFilterWords(filter)
  const close = useOverlay(state => state.close)
  // It goes on in the status bar, where what goes wrong stands too.
  const deed = useDeed(() => {
    close()
    return what === 'themes' ? exportThemes({ audience, quotes, format, filter }) : writeEverything(filter)
  })
  return (
    <FormDialog
      title={what === 'themes' ? w.themes : w.everything}
      says={w.write}
      deed={deed}
      ready
      isLeftToDeed
      onClose={close}
      width="wide"
      className="write-out"
    >
      {what === 'themes' ? (
        <div className="write-out-choices">
          <Segments
            label={w.audience}
            value={audience}
            choices={(['outside', 'team'] as const).map(value => ({ value, label: w.audiences[value] }))}
            onChange={setAudience}
          />
          <Select
            label={w.quotes}
            value={quotes}
            options={(['basket', 'all', 'none'] as const).map(value => [value, w.quotesFrom[value]] as const)}
            onPick={value => setQuotes(value)}
          />
          <Select
            label={w.format}
            value={format}
            options={THEMES_FORMATS.map(value => [value, quotesWords.formats[value]] as const)}
            onPick={value => setFormat(value)}
          />
        </div>
      ) : (
        <p>{w.everythingSays}</p>
      )}
      <FilterLine filter={filter} onChange={setFilter}>
        <p>{narrowed}</p>
      </FilterLine>
      <p className="field-hint" role="status">
        {filter === null ? w.whole[what] : w.filtered[what]}
      </p>
    </FormDialog>
  )
}
