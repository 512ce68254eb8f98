import { describeDesktop } from './desktop-cases.ts'

describeDesktop('the desktop shell', () => import('../../electron/main/main.ts'))
