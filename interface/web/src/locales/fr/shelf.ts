export default {
  shelf: 'Étagère',
  label: 'Étagère : images de cette conversation',
  show: 'Afficher l’étagère',
  hide: 'Masquer l’étagère',
  versions: '{n} versions',
  item: '{tag} : {title}. Space pour la modifier, Enter pour l’ouvrir en grand',
  itemElsewhere: '{tag} : {title}, hors de la partie affichée de la conversation. Space pour la modifier, Enter pour l’ouvrir en grand',
  elsewhere: '{title} (dans une autre variante, ou supprimée de la conversation)',
  pinned: 'Épinglée',
}
