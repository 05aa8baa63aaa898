/** Line drawings on a 20 × 20 grid, drawn for this app. Decorative: the words stand beside them or in a label. */
const paths = {
  flag: 'M5 3v14M5 4h9l-2 3 2 3H5',
  grid: 'M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h5v5h-5z',
  previous: 'M12 4l-6 6 6 6',
  next: 'M8 4l6 6-6 6',
  strike: 'M4 4l12 12M16 4L4 16',
  undo: 'M7 5L3 9l4 4M3 9h9a4 4 0 0 1 0 8h-2',
  calculator: 'M4 2h12v16H4zM7 5h6v3H7zM7 11h.01M10 11h.01M13 11h.01M7 14.5h.01M10 14.5h.01M13 14.5h.01',
  pencil: 'M3 17l1-4L13 4l3 3-9 9zM11 6l3 3',
  help: 'M7 7.5a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.7M10 15h.01',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  eyeOff: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM4 17L16 3',
  zoom: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5L18 18M9 6v6M6 9h6',
  link: 'M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2',
  print: 'M6 7V3h8v4M4 7h12v7h-2M6 14H4M6 12h8v6H6z',
  check: 'M4 11l4 4 8-10',
  close: 'M5 5l10 10M15 5L5 15',
  remove: 'M3 5h14M8 5V3h4v2M5 5l1 12h8l1-12M8.5 8.5v5M11.5 8.5v5',
  warning: 'M10 3L1.5 17h17zM10 8v4.5M10 14.8h.01',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
