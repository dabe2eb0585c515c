export default {
  title: 'Ce que le modèle veut faire',
  change: 'Modifier l’étape {n}',
  leaveOut: 'Retirer l’étape {n}',
  putBack: 'Remettre l’étape {n}',
  line: 'Étape {n} sous forme de commande',
  go: 'C’est parti',
  cancel: 'Annuler',
  free: 'gratuit',
  about: 'environ {sum}',
  unknown: 'prix inconnu',
  found: 'Repéré sur #{number} : {share} % de l’image',
  mark: 'Marquer moi-même',
}
