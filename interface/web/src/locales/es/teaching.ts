export default {
  shelf: 'Aquí todavía no hay nada',
  shelfText:
    'Escribe «/image un zorro en la nieve» o añade tus fotos. Después, cada imagen de esta conversación te espera aquí: para cambiarla, verla a tamaño completo o descargarla con las demás.',
  shelfAction: 'Pintar una imagen',
}
