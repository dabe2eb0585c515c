export default {
  import: 'Unterhaltungen hereinholen',
  importHint:
    'Ein ZIP, das Atelier gespeichert hat, von einer Unterhaltung oder von allem. Was kommt, ist eine Kopie und ändert nichts, was schon hier ist.',
  choose: 'Datei wählen',
  percent: '{percent} %',
  came: 'Eine Unterhaltung ist da. | {n} Unterhaltungen sind da.',
  untitled: 'Ohne Titel',
  share: 'Per Link teilen',
  shareHint: {
    conversation:
      'Wer den Link hat, sieht die Unterhaltung, wie sie jetzt ist: Bilder und Worte, nur zum Lesen. Ein Konto braucht dafür niemand, und kosten kann es nichts.',
    picture:
      'Wer den Link hat, sieht dieses Bild, wie es jetzt ist, und sonst nichts. Ein Konto braucht dafür niemand, und kosten kann es nichts.',
  },
  link: 'Link',
  copied: 'Der Link ist kopiert.',
  copy: 'Link kopieren',
  copyOf: 'Link von „{title}“ kopieren',
  done: 'Fertig',
  ends: 'Endet nach',
  days: 'einem Tag | {n} Tagen',
  never: 'nie',
  password: 'Passwort (wenn du magst)',
  make: 'Link erstellen',
  shares: 'Links für andere',
  until: 'bis {date}',
  locked: 'mit Passwort',
  revoke: 'Widerrufen',
  revokeOf: 'Link von „{title}“ widerrufen',
}
