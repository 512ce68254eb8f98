// The stand-in against the real module's declarations: what the shell uses of it must fit. Checked by the compiler alone.

import type * as Real from 'electron'
import type * as StandIn from './electron.ts'
import type { session } from './session.ts'

type Uses<Module, Members extends keyof Module> = Pick<Module, Members>

type App = Uses<
  Real.App,
  | 'addRecentDocument'
  | 'enableSandbox'
  | 'getAppPath'
  | 'getPath'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setPath'
  | 'whenReady'
>
type Window = Uses<
  Real.BrowserWindow,
  | 'close'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setTitle'
  | 'show'
>
type Session = Uses<
  Real.Session,
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'setDevicePermissionHandler'
>

/** True only when `Double` can stand where `Needed` is asked for. */
type Fits<Double extends Needed, Needed> = [Double, Needed] extends [never, never] ? never : true

export type Checked = [
  Fits<typeof StandIn.app, App>,
  Fits<StandIn.BrowserWindow, Window>,
  Fits<(typeof session)['defaultSession'], Session>,
  Fits<typeof StandIn.powerMonitor, Uses<Real.PowerMonitor, 'getSystemIdleTime'>>,
  Fits<typeof StandIn.protocol, Uses<Real.Protocol, 'handle'>>,
  Fits<typeof StandIn.shell, Uses<Real.Shell, 'showItemInFolder'>>,
]
