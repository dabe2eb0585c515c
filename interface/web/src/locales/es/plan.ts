export default {
  title: 'Lo que quiere hacer el modelo',
  change: 'Cambiar el paso {n}',
  leaveOut: 'Quitar el paso {n}',
  putBack: 'Recuperar el paso {n}',
  line: 'Paso {n} como comando',
  go: 'Adelante',
  cancel: 'Cancelar',
  free: 'gratis',
  about: 'unos {sum}',
  unknown: 'precio desconocido',
  found: 'Marcado en #{number}: {share} % de la imagen',
  mark: 'Marcarlo yo',
}
