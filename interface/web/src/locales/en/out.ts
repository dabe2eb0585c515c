export default {
  zip: 'Download ZIP',
  zipAll: 'Download all as ZIP',
  zipping: 'Downloading {n} picture as a ZIP | Downloading {n} pictures as a ZIP',
  share: 'Share',
  shareRefused: 'The browser did not share it. Download it instead.',
  as: 'Download as',
  asTitle: 'Download “{title}” as',
  notes: {
    'on-white': 'JPEG knows no transparency: what was transparent is white',
    'own-metadata': 'This is the file as you uploaded it. It may say where, when and with what it was taken.',
  },
  formats: {
    same: 'As it is',
    original: 'The file you uploaded',
    jpeg: 'JPEG',
    png: 'PNG',
    webp: 'WebP',
  },
  hints: {
    same: 'The file that is kept here. Of an uploaded picture a clean one, in its own format.',
    original: 'Byte for byte, with all it says: place, time, camera.',
    jpeg: 'Quality 95. Every program opens it; transparency becomes white.',
    png: 'Nothing is lost. Large for photographs.',
    webp: 'As good as JPEG in fewer bytes, transparency stays.',
  },
  copy: {
    insecure: 'Pictures can be copied only from https or from this machine itself. Download it instead.',
    unable: 'This browser cannot copy pictures. Download it instead.',
    refused: 'The browser did not allow copying. Download it instead.',
    missing: 'The picture could not be read, so it was not copied.',
  },
}
