export default {
  shelf: 'Shelf',
  label: 'Shelf: pictures in this conversation',
  show: 'Show shelf',
  hide: 'Hide shelf',
  versions: '{n} versions',
  item: '{tag}: {title}. Space to change it, Enter to open full size',
  itemElsewhere: '{tag}: {title}, not in what is shown of the conversation. Space to change it, Enter to open full size',
  elsewhere: '{title} (in another variant, or deleted from the conversation)',
  pinned: 'Pinned',
}
