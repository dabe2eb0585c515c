export default {
  import: 'Traer conversaciones',
  importHint:
    'Un ZIP guardado por Atelier, de una conversación o de todo. Lo que llega es una copia y no cambia nada de lo que hay aquí.',
  choose: 'Elegir un archivo',
  percent: '{percent} %',
  came: 'Ha llegado una conversación. | Han llegado {n} conversaciones.',
  untitled: 'Sin título',
  share: 'Compartir con un enlace',
  shareHint: {
    conversation:
      'Quien tenga el enlace ve la conversación como está ahora, solo para leer: sus imágenes y sus palabras. No hace falta cuenta y nada puede costar dinero.',
    picture:
      'Quien tenga el enlace ve esta imagen como está ahora, y nada más. No hace falta cuenta y nada puede costar dinero.',
  },
  link: 'Enlace',
  copied: 'El enlace está copiado.',
  copy: 'Copiar enlace',
  copyOf: 'Copiar el enlace de «{title}»',
  done: 'Listo',
  ends: 'Termina después de',
  days: 'un día | {n} días',
  never: 'nunca',
  password: 'Contraseña (opcional)',
  make: 'Crear el enlace',
  shares: 'Enlaces para otros',
  until: 'hasta el {date}',
  locked: 'con contraseña',
  revoke: 'Revocar',
  revokeOf: 'Revocar el enlace de «{title}»',
}
