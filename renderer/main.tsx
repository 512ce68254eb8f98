import '@fontsource-variable/source-sans-3/wght.css'
import '@fontsource-variable/source-sans-3/wght-italic.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { catchDrops } from './actions/drops.ts'
import { FRAME_ACTIONS } from './actions/frame-actions.ts'
import { startKeyboard } from './actions/keyboard.ts'
import { watchPaneFocus } from './actions/pane-actions.ts'
import { registerActions } from './actions/registry.ts'
import { watchSideWishes } from './actions/side-wish.ts'
import { watchHints } from './state/hints.ts'
import { watchIdle } from './state/idle.ts'
import { followAttributes } from './state/follow-attributes.ts'
import { followFocus } from './state/follow-focus.ts'
import { rememberTabs } from './state/keep-tabs.ts'
import { begin } from './state/project.ts'
import { watchReadingMode } from './state/reading-mode.ts'
import { rememberThings } from './state/recent-things.ts'
import { wearSettings } from './state/settings.ts'
import { watchWidth } from './state/width.ts'
import { useStatus } from './state/status.ts'
import { MEMO_ACTIONS } from './views/memos/memo-actions.ts'
import { VIEWS } from './views/registry.ts'
import { Window } from './views/frame/window.tsx'

wearSettings()
watchWidth()
watchPaneFocus()
watchIdle()
followFocus()
followAttributes()
catchDrops()
rememberTabs(Object.keys(VIEWS))
rememberThings()
watchReadingMode()
watchHints()
registerActions(FRAME_ACTIONS)
registerActions(MEMO_ACTIONS)
startKeyboard()
watchSideWishes()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Window />
  </StrictMode>,
)
begin().catch(useStatus.getState().refuse)
// The reading view is warmed while nobody waits: the first source then opens as fast as the next.
setTimeout(() => void import('./views/source/warm.tsx').then(({ warmReading }) => warmReading()), 600)
