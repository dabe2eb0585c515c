export default {
  import: 'Faire entrer des conversations',
  importHint:
    'Un ZIP enregistré par Atelier, d’une conversation ou de tout. Ce qui arrive est une copie et ne change rien à ce qui est ici.',
  choose: 'Choisir un fichier',
  percent: '{percent} %',
  came: 'Une conversation est arrivée. | {n} conversations sont arrivées.',
  untitled: 'Sans titre',
  share: 'Partager par un lien',
  shareHint: {
    conversation:
      'Qui a le lien voit la conversation telle qu’elle est maintenant, en lecture seule : ses images et ses mots. Aucun compte n’est nécessaire, et rien ne peut coûter.',
    picture:
      'Qui a le lien voit cette image telle qu’elle est maintenant, et rien d’autre. Aucun compte n’est nécessaire, et rien ne peut coûter.',
  },
  link: 'Lien',
  copied: 'Le lien est copié.',
  copy: 'Copier le lien',
  copyOf: 'Copier le lien de « {title} »',
  done: 'Terminé',
  ends: 'Expire après',
  days: 'un jour | {n} jours',
  never: 'jamais',
  password: 'Mot de passe (facultatif)',
  make: 'Créer le lien',
  shares: 'Liens pour les autres',
  until: 'jusqu’au {date}',
  locked: 'avec un mot de passe',
  revoke: 'Révoquer',
  revokeOf: 'Révoquer le lien de « {title} »',
}
