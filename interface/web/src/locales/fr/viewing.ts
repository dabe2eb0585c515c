export default {
  versions: 'Versions',
  looking: 'Vous voyez la version {n}',
  goBack: 'Revenir à celle-ci',
}
