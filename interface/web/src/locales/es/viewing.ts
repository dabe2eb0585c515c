export default {
  versions: 'Versiones',
  looking: 'Estás viendo la versión {n}',
  goBack: 'Volver a esta',
}
