// The heavy half of the menus: everything that needs reka-ui and its placing. Loaded when the first menu is about to open.
export { default as Body } from './Body.vue'
export { default as Entry } from './Entry.vue'
export { default as Option } from './Option.vue'
export { DropdownMenuRadioGroup as Options } from 'reka-ui'
