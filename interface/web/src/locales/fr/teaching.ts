export default {
  shelf: 'Rien ici pour l’instant',
  shelfText:
    'Écrivez « /image un renard dans la neige » ou ajoutez vos photos. Chaque image de cette conversation vous attend ensuite ici : à modifier, à voir en grand, à télécharger avec les autres.',
  shelfAction: 'Peindre une image',
}
