/** Whether what is installed is what the lock asks for. */
export function isInstalled(folder?: string): boolean
