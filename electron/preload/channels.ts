// The names under which the preload and the main process speak.

/** Page to main, answered: `(callId, name, input)` → `Reply`. */
export const CALL = 'crosscase:call'
/** Page to main: `(callId)` stops a call. */
export const STOP = 'crosscase:stop'
/** Main to page: `(callId, progress)`. */
export const PROGRESS = 'crosscase:progress'
/** Main to page: `(event)`. */
export const EVENT = 'crosscase:event'
/** Main to page: `(actionId, path?)`. */
export const ACTION = 'crosscase:action'
