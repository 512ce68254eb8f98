// A clock in the page: from the event a person causes to the frame that shows what they wait for. And frames while scrolling.

import type { CDPSession, Page } from 'playwright-core'

/** How long something took: on the wall; what the window's main thread worked for it, and how much of that was script, in time of the processor, which other work on the machine does not stretch. */
export interface Times {
  readonly wall: number
  readonly thread: number
  readonly script: number
}

/** Begins to measure a page. */
export async function measuring(page: Page): Promise<CDPSession> {
  const metrics = await page.context().newCDPSession(page)
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' })
  return metrics
}

/** What the main thread worked until now, in ms. */
async function work(metrics: CDPSession): Promise<{ readonly thread: number; readonly script: number }> {
  const { metrics: list } = await metrics.send('Performance.getMetrics')
  const of = (name: string) => list.find(one => one.name === name)!.value * 1000
  return { thread: of('TaskDuration'), script: of('ScriptDuration') }
}

/** Does something in the page and gives the time from its first event of a kind (capture phase) to the end of the frame in which `done` holds, an expression of the page. */
export async function timed(
  page: Page,
  metrics: CDPSession,
  event: 'keydown' | 'click' | 'input',
  done: string,
  act: () => Promise<void>,
): Promise<Times> {
  await page.evaluate(`(() => {
    const done = () => ${done}
    window.benchTime = new Promise(resolve => {
      addEventListener(${JSON.stringify(event)}, () => {
        const start = performance.now()
        const look = () => {
          if (!done()) return requestAnimationFrame(look)
          // What stands in the page when a frame begins is painted in it: a message comes right after.
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve(performance.now() - start)
          channel.port2.postMessage(0)
        }
        requestAnimationFrame(look)
      }, { capture: true, once: true })
    })
  })()`)
  const before = await work(metrics)
  await act()
  const wall = await page.evaluate<number>('window.benchTime')
  const after = await work(metrics)
  return { wall, thread: after.thread - before.thread, script: after.script - before.script }
}

/** What was seen of the frames of some seconds: the time between each two, and how many of those that a screen of 60 a second shows were missing. */
export interface Frames {
  readonly between: readonly number[]
  readonly dropped: number
}

const FRAME = 1000 / 60

/** Scrolls an element by the wheel, as the browser's own gesture does it, down or across, and counts the frames that its main thread made meanwhile. */
export async function scrollFrames(
  page: Page,
  metrics: CDPSession,
  selector: string,
  pixels: number,
  perSecond: number,
  way: 'down' | 'across' = 'down',
): Promise<Frames> {
  const box = (await page.locator(selector).first().boundingBox())!
  await page.evaluate(`(() => {
    window.benchFrames = []
    const step = now => { window.benchFrames.push(now); if (window.benchFrames) window.benchHandle = requestAnimationFrame(step) }
    window.benchHandle = requestAnimationFrame(step)
  })()`)
  await metrics.send('Input.synthesizeScrollGesture', {
    x: Math.round(box.x + box.width / 2),
    y: Math.round(box.y + box.height / 2),
    ...(way === 'down' ? { yDistance: -pixels } : { xDistance: -pixels }),
    speed: perSecond,
    gestureSourceType: 'mouse',
  })
  const frames = await page.evaluate<number[]>('cancelAnimationFrame(window.benchHandle), window.benchFrames')
  const between = frames.slice(1).map((at, index) => at - frames[index]!)
  return { between, dropped: between.reduce((sum, time) => sum + Math.max(0, Math.round(time / FRAME) - 1), 0) }
}
