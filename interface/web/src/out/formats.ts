// What a picture can leave as. `same` is the file as it is kept, cleaned where it was uploaded; `original` is the file that
// was uploaded, with all it says about its maker.
export const FORMATS = ['same', 'original', 'jpeg', 'png', 'webp', 'avif', 'tiff'] as const

export type Format = (typeof FORMATS)[number]
