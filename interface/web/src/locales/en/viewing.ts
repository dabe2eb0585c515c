export default {
  versions: 'Versions',
  looking: 'Showing version {n}',
  goBack: 'Go back to this one',
}
