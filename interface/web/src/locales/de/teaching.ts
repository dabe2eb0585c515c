export default {
  shelf: 'Hier ist noch nichts',
  shelfText:
    'Schreib „/image ein Fuchs im Schnee“ oder füg eigene Fotos hinzu. Jedes Bild dieser Unterhaltung liegt dann hier bereit: zum Ändern, zum Ansehen in voller Größe und zum gemeinsamen Herunterladen.',
  shelfAction: 'Bild malen lassen',
}
