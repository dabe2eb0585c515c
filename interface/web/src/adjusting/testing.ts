// Declarations as the server describes them, for the tests of this folder.
import type { OperationKind, OperationOption } from './calls'

function option(name: string, more: Partial<OperationOption> = {}): OperationOption {
  const none = { title: '', unit: '', percent: '', hand: '', slider: null, neutral: null, default: null } as const
  return { name, ...none, named: [], offered: [], ...more }
}

const PERCENT = { percent: 'change', slider: { low: 0.5, high: 1.5, step: 0.01 }, neutral: 1 } as const

export const KINDS: OperationKind[] = [
  { type: 'brightness', group: 'light', title: 'Brightness', framing: false, options: [option('factor', PERCENT)] },
  {
    type: 'curves',
    group: 'light',
    title: 'Curves',
    framing: false,
    options: ['curve', 'red'].map((name) => option(name, { title: name, hand: 'curve', default: '' })),
  },
  { type: 'greyscale', group: 'colour', title: '', framing: false, options: [] },
  {
    type: 'posterise',
    group: 'colour',
    title: 'Posterise',
    framing: false,
    options: [option('bits', { title: 'Bits', slider: { low: 1, high: 7, step: 1 }, default: 3 })],
  },
  {
    type: 'balance',
    group: 'colour',
    title: 'Balance',
    framing: false,
    options: [
      ...['red', 'blue'].map((name) => option(name, { title: name, slider: { low: -100, high: 100, step: 1 }, neutral: 0, default: 0 })),
      option('range', { default: 'all', named: ['all', 'shadows'].map((value) => ({ value, title: value })) }),
    ],
  },
  { type: 'crop', group: 'crop', title: '', framing: false, options: [option('ratio', { offered: ['1:1', '3:2'] }), option('box')] },
  { type: 'perspective', group: 'crop', title: '', framing: false, options: [option('corners')] },
  {
    type: 'straighten',
    group: 'crop',
    title: 'Angle',
    framing: false,
    options: [option('angle', { unit: '°', slider: { low: -20, high: 20, step: 0.1 }, default: 0 })],
  },
  {
    type: 'sharpen',
    group: 'retouch',
    title: 'Sharpness',
    framing: false,
    options: [
      option('amount', { unit: '%', percent: 'points', slider: { low: 0, high: 200, step: 5 }, neutral: 0, default: 100 }),
      option('radius', { unit: 'px', default: 2 }),
    ],
  },
  {
    type: 'border',
    group: 'finish',
    title: 'Border',
    framing: true,
    options: [
      option('width', { unit: 'px', slider: { low: 0, high: 400, step: 4 }, neutral: 0, default: 20 }),
      option('colour', { title: 'Colour', hand: 'colour', default: 'white' }),
    ],
  },
]
