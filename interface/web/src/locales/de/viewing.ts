export default {
  versions: 'Versionen',
  looking: 'Du siehst Version {n}',
  goBack: 'Zu dieser zurück',
}
