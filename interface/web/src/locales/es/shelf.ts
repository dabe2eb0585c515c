export default {
  shelf: 'Estante',
  label: 'Estante: imágenes de esta conversación',
  show: 'Mostrar estante',
  hide: 'Ocultar estante',
  versions: '{n} versiones',
  item: '{tag}: {title}. Space para cambiarla, Enter para abrirla a tamaño completo',
  itemElsewhere:
    '{tag}: {title}, fuera de lo que se ve de la conversación. Space para cambiarla, Enter para abrirla a tamaño completo',
  elsewhere: '{title} (en otra variante, o borrada de la conversación)',
  pinned: 'Fijada',
}
