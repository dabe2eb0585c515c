export default {
  title: 'Rehacer la imagen',
  what: 'Qué se quiere',
  shape: 'Forma',
  strength: 'Hasta dónde llegar: de un toque a la libertad',
  colour: 'Un color detrás',
  count: 'Cuántas',
  connect: 'Ningún modelo conectado puede hacerlo. Ajustes → Proveedores nombra los que pueden, como Recraft y OpenAI.',
  jobs: {
    expand: 'Más ancha',
    restyle: 'Otro estilo',
    'replace-bg': 'Otro fondo',
    variations: 'Variaciones',
    upscale: 'Más grande',
  },
  hints: {
    expand: 'Más alrededor, hasta que tenga esta forma. Sus propios píxeles quedan como están.',
    restyle: 'Repintada en el estilo que nombres.',
    'replace-bg': 'Lo que está delante se queda; se recorta aquí.',
    variations: 'El mismo motivo con otros detalles, cada una una versión junto a las demás.',
    upscale: 'El doble de grande.',
  },
  words: {
    expand: 'Qué debe haber ahí (puede quedar vacío)',
    restyle: 'Qué estilo',
    'replace-bg': 'Qué debe haber detrás',
  },
  by: {
    paint: 'Pintar con {label}',
    network: 'Ampliar con {label}',
    crisp: 'Nítida por {label}',
    creative: 'Creativa por {label}',
  },
  here: {
    mirror: 'Reflejar sus bordes aquí',
    colour: 'Poner el color aquí',
    resample: 'Remuestrear aquí',
  },
}
