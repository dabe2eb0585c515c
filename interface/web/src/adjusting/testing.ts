// Declarations as the server describes them, for the tests of this folder.
import type { OperationKind, OperationOption } from './calls'

function option(name: string, more: Partial<OperationOption> = {}): OperationOption {
  return { name, unit: '', percent: '', offered: [], slider: null, neutral: null, default: null, ...more }
}

const PERCENT = { percent: 'change', slider: { low: 0.5, high: 1.5, step: 0.01 }, neutral: 1 } as const

export const KINDS: OperationKind[] = [
  { type: 'brightness', group: 'light', title: 'Brightness', options: [option('factor', PERCENT)] },
  { type: 'greyscale', group: 'colour', title: '', options: [] },
  { type: 'crop', group: 'crop', title: '', options: [option('ratio', { offered: ['1:1', '3:2'] }), option('box')] },
  {
    type: 'straighten',
    group: 'crop',
    title: 'Angle',
    options: [option('angle', { unit: '°', slider: { low: -20, high: 20, step: 0.1 }, default: 0 })],
  },
  {
    type: 'sharpen',
    group: 'retouch',
    title: 'Sharpness',
    options: [
      option('amount', { unit: '%', percent: 'points', slider: { low: 0, high: 200, step: 5 }, neutral: 0, default: 100 }),
      option('radius', { unit: 'px', default: 2 }),
    ],
  },
]
