import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Segments } from '../../components/segments.tsx'
import { useHints } from '../../state/hints.ts'
import { LOCK_AFTER, TEXT_SIZES, useSettings, type Density, type Theme } from '../../state/settings.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const { settings } = words
const themes: readonly Theme[] = ['system', 'light', 'dark', 'contrast', 'contrast-dark']
const densities: readonly Density[] = ['compact', 'normal', 'roomy']

/** How the window looks: theme, text size, density; the hints, and when it locks itself. Every change shows at once. */
export function Look() {
  const { theme, textSize, density, lockAfter, change } = useSettings()
  return (
    <div className="look">
      <Choice name={settings.theme} says={settings.themeSays}>
        <Segments
          label={settings.theme}
          value={theme}
          choices={themes.map(value => ({ value, label: settings.themes[value] }))}
          onChange={value => change({ theme: value })}
        />
      </Choice>
      <Choice name={settings.textSize} says={settings.textSizeSays}>
        <Segments
          label={settings.textSize}
          value={textSize}
          choices={TEXT_SIZES.map(value => ({ value, label: settings.percent(value) }))}
          onChange={value => change({ textSize: value })}
        />
      </Choice>
      <Choice name={settings.density} says={settings.densitySays}>
        <Segments
          label={settings.density}
          value={density}
          choices={densities.map(value => ({ value, label: settings.densities[value] }))}
          onChange={value => change({ density: value })}
        />
      </Choice>
      <Choice name={settings.lock} says={settings.lockSays}>
        <Segments
          label={settings.lock}
          value={lockAfter}
          choices={LOCK_AFTER.map(value => ({ value, label: settings.minutes(value) }))}
          onChange={value => change({ lockAfter: value })}
        />
      </Choice>
      <Choice name={words.hints.title} says={words.hints.says}>
        <span className="look-deeds">
          <Button onClick={() => tell(useHints.getState().bringBack, words.hints.areBack)}>
            {words.hints.bringBack}
          </Button>
          <Button onClick={() => tell(useHints.getState().putAllAway, words.hints.areAway)}>
            {words.hints.putAllAway}
          </Button>
        </span>
      </Choice>
      <figure className="look-sample" aria-label={settings.sampleLabel}>
        <p className="read">{settings.sample}</p>
        <figcaption className="attribution">{settings.sampleFrom}</figcaption>
      </figure>
    </div>
  )
}

function tell(deed: () => void, said: string) {
  deed()
  useStatus.getState().hint(said)
}

function Choice({ name, says, children }: { name: string; says: string; children: ReactNode }) {
  return (
    <section className="look-choice">
      <div>
        <h2>{name}</h2>
        <p className="hint">{says}</p>
      </div>
      {children}
    </section>
  )
}
