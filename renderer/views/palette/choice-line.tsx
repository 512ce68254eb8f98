import { memo } from 'react'
import { isMac, keysShown } from '../../actions/shortcut.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import type { Found } from '../../../src/search/types.ts'
import { useCases, useCodes, useSources } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { keyBeside } from '../../words/names.ts'
import { useTabTitle } from '../frame/tab-titles.ts'
import { foundIcon, piecesOf, type Choice } from './choices.ts'

/** One line of the palette: its sign, its name with what was typed drawn strong, and what it is. */
export function ChoiceLine({ choice, typed }: { choice: Choice; typed: string }) {
  if (choice.kind === 'found') return <FoundLine found={choice.found} typed={typed} />
  if (choice.kind === 'tab') return <TabLine choice={choice} />
  if (choice.kind === 'text') {
    return (
      <>
        <Icon name="find" />
        <span className="palette-name">{words.palette.searchText(choice.words)}</span>
      </>
    )
  }
  return (
    <>
      <span className="icon" />
      <span className="palette-name">{choice.label}</span>
      {choice.keys && <kbd>{keysShown(choice.keys, isMac())}</kbd>}
    </>
  )
}

function TabLine({ choice }: { choice: Extract<Choice, { kind: 'tab' }> }) {
  const { key, name, icon } = useTabTitle(choice.tab)
  return (
    <>
      <Icon name={icon} />
      <span className="palette-name">
        {key && <span className="key">{key} </span>}
        {name}
      </span>
    </>
  )
}

// The answer of the core may bring the same line again.
const FoundLine = memo(function FoundLine({ found, typed }: { found: Found; typed: string }) {
  const code = useCodes(state => (found.kind === 'code' ? state.byId.get(found.id) : undefined))
  const source = useSources(state => (found.kind === 'source' ? state.byId.get(found.id) : undefined))
  const one = useCases(state => (found.kind === 'case' ? state.byId.get(found.id) : undefined))
  const icon =
    source?.kind ??
    (one?.kind === 'participant' ? 'participant' : one?.kind === 'pair' ? 'pair' : foundIcon(found.kind))
  return (
    <>
      {code && code.kind === 'code' ? (
        <span className="icon palette-swatch">
          <Swatch hue={code.hue} pattern={code.pattern} />
        </span>
      ) : (
        <Icon name={icon} />
      )}
      <span className="palette-name">
        {keyBeside(found) && found.kind !== 'code' && <span className="key">{found.key} </span>}
        {piecesOf(found.name, typed).map((piece, n) => (n % 2 ? <b key={n}>{piece}</b> : piece))}
      </span>
      <span className="palette-detail">{found.detail || words.palette.kinds[found.kind]}</span>
    </>
  )
})
