export default {
  title: 'Refaire l’image',
  what: 'Ce qui est voulu',
  shape: 'Format',
  strength: 'Jusqu’où aller : d’une touche à la liberté',
  colour: 'Une couleur derrière',
  count: 'Combien',
  connect: 'Aucun modèle connecté ne sait le faire. Réglages → Fournisseurs en nomme qui le peuvent, comme Recraft et OpenAI.',
  jobs: {
    expand: 'Plus large',
    restyle: 'Autre style',
    'replace-bg': 'Autre fond',
    variations: 'Variations',
    upscale: 'Plus grande',
  },
  hints: {
    expand: 'Plus d’espace autour, jusqu’à ce format. Ses propres pixels restent tels quels.',
    restyle: 'Repeinte dans le style que vous nommez.',
    'replace-bg': 'Ce qui est devant reste ; il est détouré ici.',
    variations: 'Le même sujet avec d’autres détails, chacune une version à côté des autres.',
    upscale: 'Deux fois plus grande.',
  },
  words: {
    expand: 'Ce qui doit s’y trouver (peut rester vide)',
    restyle: 'Quel style',
    'replace-bg': 'Ce qui doit être derrière',
  },
  by: {
    paint: 'Peindre avec {label}',
    network: 'Agrandir avec {label}',
    crisp: 'Net par {label}',
    creative: 'Créatif par {label}',
  },
  here: {
    mirror: 'Refléter ses bords ici',
    colour: 'Poser la couleur ici',
    resample: 'Rééchantillonner ici',
  },
}
