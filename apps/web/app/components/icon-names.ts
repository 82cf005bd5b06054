/** Lucide icons of the sprite, besides those a category may show (`categoryIcons` of the model). `pnpm icons` draws it. */
export const iconNames = [
  ...['arrow-left', 'arrow-right', 'badge-check', 'bell', 'calendar', 'check', 'check-check', 'chevron-down'],
  ...['chevron-left', 'chevron-right', 'circle-alert', 'circle-check', 'clock', 'coins', 'copy', 'ellipsis'],
  ...[
    'eye',
    'eye-off',
    'flag',
    'globe',
    'hand-helping',
    'hourglass',
    'info',
    'inbox',
    'key-round',
    'link',
    'list',
  ],
  ...[
    'locate-fixed',
    'lock',
    'log-out',
    'mail',
    'map',
    'map-pin',
    'message-circle',
    'pause',
    'pencil',
    'plus',
    'printer',
  ],
  ...[
    'arrow-up',
    'arrow-down',
    'image-plus',
    'search',
    'send',
    'settings',
    'share-2',
    'shield-check',
    'siren',
    'sliders-horizontal',
    'trash-2',
  ],
  ...['triangle-alert', 'undo-2', 'user-round', 'user-round-check', 'user-round-plus', 'user-round-x', 'x'],
] as const;

/** Drawn by ourselves, the same as the map's markers: a filled drop and an outlined disc. */
export const ownMarks = ['mark-request', 'mark-offer'] as const;
