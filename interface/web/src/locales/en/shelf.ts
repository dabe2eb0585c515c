export default {
  shelf: 'Shelf',
  label: 'Shelf: pictures in this conversation',
  show: 'Show shelf',
  hide: 'Hide shelf',
  empty: 'Pictures of this conversation are kept here.',
  versions: '{n} versions',
  item: '{tag}: {title}. Space to change it, Enter to open full size',
  pinned: 'Pinned',
}
