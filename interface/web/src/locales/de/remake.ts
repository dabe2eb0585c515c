export default {
  title: 'Das Bild neu machen',
  what: 'Was gewünscht ist',
  shape: 'Form',
  strength: 'Wie weit: von einem Hauch bis ganz frei',
  colour: 'Eine Farbe dahinter',
  count: 'Wie viele',
  connect: 'Kein verbundenes Modell kann das. Einstellungen → Anbieter nennt welche, die es können, etwa Recraft und OpenAI.',
  jobs: {
    expand: 'Breiter',
    restyle: 'Anderer Stil',
    'replace-bg': 'Anderer Hintergrund',
    variations: 'Varianten',
    upscale: 'Größer',
  },
  hints: {
    expand: 'Ringsum mehr, bis es diese Form hat. Seine eigenen Pixel bleiben, wie sie sind.',
    restyle: 'In dem Stil übermalt, den du nennst.',
    'replace-bg': 'Was vorn steht, bleibt; es wird hier ausgeschnitten.',
    variations: 'Dasselbe Motiv mit anderen Einzelheiten, jede eine Version neben den anderen.',
    upscale: 'Doppelt so groß.',
  },
  words: {
    expand: 'Was dort sein soll (darf leer bleiben)',
    restyle: 'Welcher Stil',
    'replace-bg': 'Was dahinter sein soll',
  },
  by: {
    paint: 'Mit {label} malen',
    network: 'Mit {label} vergrößern',
    crisp: 'Scharf von {label}',
    creative: 'Frei von {label}',
  },
  here: {
    mirror: 'Ränder hier spiegeln',
    colour: 'Farbe hier setzen',
    resample: 'Hier neu berechnen',
  },
}
