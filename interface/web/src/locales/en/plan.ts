export default {
  title: 'What the model wants to do',
  change: 'Change step {n}',
  leaveOut: 'Leave out step {n}',
  putBack: 'Put back step {n}',
  line: 'Step {n} as a command',
  go: 'Go',
  cancel: 'Cancel',
  free: 'free',
  about: 'about {sum}',
  unknown: 'price not known',
  found: 'Marked on #{number}: {share} % of the picture',
  mark: 'Mark it myself',
}
