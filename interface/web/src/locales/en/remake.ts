export default {
  title: 'Remake the picture',
  what: 'What is wanted',
  shape: 'Shape',
  strength: 'How far to go: from a touch to freely',
  colour: 'A colour behind it',
  count: 'How many',
  connect: 'No connected model can do this. Settings → Providers lists those that can, such as Recraft and OpenAI.',
  jobs: {
    expand: 'Wider',
    restyle: 'Another style',
    'replace-bg': 'Another background',
    variations: 'Variations',
    upscale: 'Larger',
  },
  hints: {
    expand: 'More around it, until it has this shape. Its own pixels stay what they are.',
    restyle: 'Painted over in the style you name.',
    'replace-bg': 'What stands in front stays; it is cut out here.',
    variations: 'The same subject with other details, each a version beside the others.',
    upscale: 'Twice as large.',
  },
  words: {
    expand: 'What is to be there (may stay empty)',
    restyle: 'Which style',
    'replace-bg': 'What is to be behind it',
  },
  by: {
    paint: 'Paint with {label}',
    network: 'Enlarge with {label}',
    crisp: 'Crisp by {label}',
    creative: 'Creative by {label}',
  },
  here: {
    mirror: 'Mirror its edges here',
    colour: 'Set the colour here',
    resample: 'Resample here',
  },
}
