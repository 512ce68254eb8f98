// Named places where a write may be cut off, so that tests can cut there (issue: "a fault point at every named write step").

let hook: ((name: string) => void) | null = null

/** Marks a write step. Does nothing but in tests, where {@link setFaultHook} may throw or end the process here. */
export function faultPoint(name: string): void {
  if (hook) hook(name)
}

/** Sets what happens at fault points; `null` for nothing. Only tests and the crash harness call it. */
export function setFaultHook(next: ((name: string) => void) | null): void {
  hook = next
}
