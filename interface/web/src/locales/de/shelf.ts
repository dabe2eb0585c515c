export default {
  shelf: 'Leiste',
  label: 'Leiste: Bilder dieser Unterhaltung',
  show: 'Leiste zeigen',
  hide: 'Leiste ausblenden',
  versions: '{n} Versionen',
  item: '{tag}: {title}. Leertaste zum Ändern, Enter für volle Größe',
  itemElsewhere: '{tag}: {title}, im gezeigten Teil der Unterhaltung nicht zu sehen. Leertaste zum Ändern, Enter für volle Größe',
  elsewhere: '{title} (in einer anderen Variante oder aus der Unterhaltung gelöscht)',
  pinned: 'Angeheftet',
}
