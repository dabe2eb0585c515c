export default {
  shelf: 'Nothing here yet',
  shelfText:
    'Say “/image a fox in the snow”, or add your own photos. Every picture of this conversation then waits here, to be changed, opened full size, or downloaded together with the others.',
  shelfAction: 'Paint a picture',
}
