export default {
  title: 'Was das Modell tun will',
  change: 'Schritt {n} ändern',
  leaveOut: 'Schritt {n} weglassen',
  putBack: 'Schritt {n} doch machen',
  line: 'Schritt {n} als Befehl',
  go: 'Los',
  cancel: 'Abbrechen',
  free: 'kostenlos',
  about: 'etwa {sum}',
  unknown: 'Preis unbekannt',
  found: 'Markiert in #{number}: {share} % des Bildes',
  mark: 'Selbst markieren',
}
